/** Tests of options. */
@NullMarked
package org.jcachehttp.storage.option;

import org.jspecify.annotations.NullMarked;
