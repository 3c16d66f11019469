/** Tests of the Ehcache storage. */
@NullMarked
package org.jcachehttp.ehcache;

import org.jspecify.annotations.NullMarked;
