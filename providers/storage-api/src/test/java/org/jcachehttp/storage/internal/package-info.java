/** Tests of shared utilities. */
@NullMarked
package org.jcachehttp.storage.internal;

import org.jspecify.annotations.NullMarked;
