/** What the servers and files of the backends hold, read without this library. */
@NullMarked
package org.jcachehttp.faults.raw;

import org.jspecify.annotations.NullMarked;
