/** Tests of the SPI's own types. */
@NullMarked
package org.jcachehttp.storage;

import org.jspecify.annotations.NullMarked;
