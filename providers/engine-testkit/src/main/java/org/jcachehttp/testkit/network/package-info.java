/** A TCP proxy that injects faults of networks between a client and its server. */
@NullMarked
package org.jcachehttp.testkit.network;

import org.jspecify.annotations.NullMarked;
