/**
 * The guarantees of a store that several processes share, as test classes that the author of a
 * backend extends.
 */
@NullMarked
package org.jcachehttp.testkit.processes;

import org.jspecify.annotations.NullMarked;
