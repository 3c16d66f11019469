@NullMarked
package org.jcachehttp.engine.internal.near;

import org.jspecify.annotations.NullMarked;
