/** Applications that are deployed, closed and deployed again in one JVM. */
@NullMarked
package org.jcachehttp.testkit.redeployment;

import org.jspecify.annotations.NullMarked;
