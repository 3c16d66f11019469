/** The contract, tried on the smallest storage there can be. */
@NullMarked
package org.jcachehttp.testkit;

import org.jspecify.annotations.NullMarked;
