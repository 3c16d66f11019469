/** Lists, deletes and changes the responses in a cache. */
@NullMarked
package org.jcachehttp.http.maintenance;

import org.jspecify.annotations.NullMarked;
