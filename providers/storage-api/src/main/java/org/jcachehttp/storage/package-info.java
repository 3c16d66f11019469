/** The storage SPI: versioned records by key, conditionally replaced. JDK types only. */
@NullMarked
package org.jcachehttp.storage;

import org.jspecify.annotations.NullMarked;
