/** The storage SPI: versioned records by key, written conditionally. JDK types only. */
@NullMarked
package org.jcachehttp.storage;

import org.jspecify.annotations.NullMarked;
