/** Measures the types that one call enters and the objects that it creates. */
@NullMarked
package org.jcachehttp.testkit.cost;

import org.jspecify.annotations.NullMarked;
