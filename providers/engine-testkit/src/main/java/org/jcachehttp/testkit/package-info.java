/** The contract every storage keeps, as test classes a backend author extends. */
@NullMarked
package org.jcachehttp.testkit;

import org.jspecify.annotations.NullMarked;
