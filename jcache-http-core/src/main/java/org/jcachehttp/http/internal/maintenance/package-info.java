/** Lists, deletes, copies and rekeys stored responses. */
@NullMarked
package org.jcachehttp.http.internal.maintenance;

import org.jspecify.annotations.NullMarked;
