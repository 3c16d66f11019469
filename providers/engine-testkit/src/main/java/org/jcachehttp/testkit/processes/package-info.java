/** What several processes may rely on that share a store, as a test class a backend extends. */
@NullMarked
package org.jcachehttp.testkit.processes;

import org.jspecify.annotations.NullMarked;
