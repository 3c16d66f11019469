/** A cache's own copy of the configuration it was created with (JSR-107 chapter 5). */
@NullMarked
package org.jcachehttp.engine.internal.configuration;

import org.jspecify.annotations.NullMarked;
