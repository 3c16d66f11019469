/** Tests of the TCP proxy. */
@NullMarked
package org.jcachehttp.testkit.network;

import org.jspecify.annotations.NullMarked;
