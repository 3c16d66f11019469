/** What is in a cache of responses, and what can be done about it beside answering requests. */
@NullMarked
package org.jcachehttp.http.maintenance;

import org.jspecify.annotations.NullMarked;
