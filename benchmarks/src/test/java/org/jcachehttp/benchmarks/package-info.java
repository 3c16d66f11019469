/** Benchmarks: CPU time and allocation per operation, beside other caches. */
@NullMarked
package org.jcachehttp.benchmarks;

import org.jspecify.annotations.NullMarked;
