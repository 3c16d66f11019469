/** Faults of the network between a cache and its store. */
@NullMarked
package org.jcachehttp.faults.network;

import org.jspecify.annotations.NullMarked;
