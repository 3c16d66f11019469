/** The contract on a client of a few lines. */
@org.jspecify.annotations.NullMarked
package org.jcachehttp.clients.testkit;
