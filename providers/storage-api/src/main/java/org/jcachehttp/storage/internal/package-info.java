/**
 * Utilities that the modules of this library share. They are not part of the storage SPI and change
 * without notice.
 */
@NullMarked
package org.jcachehttp.storage.internal;

import org.jspecify.annotations.NullMarked;
