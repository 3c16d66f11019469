/** The contract of an adapter for an HTTP client, as tests over a real origin on loopback. */
@NullMarked
package org.jcachehttp.clients.testkit;

import org.jspecify.annotations.NullMarked;
