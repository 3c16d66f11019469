/** Tests of the tests with processes. */
@NullMarked
package org.jcachehttp.testkit.processes;

import org.jspecify.annotations.NullMarked;
