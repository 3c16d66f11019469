/** The contract of a storage, as test classes that the author of a backend extends. */
@NullMarked
package org.jcachehttp.testkit;

import org.jspecify.annotations.NullMarked;
