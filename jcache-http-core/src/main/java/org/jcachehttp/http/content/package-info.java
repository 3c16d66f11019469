/** The content of requests in a form in which contents that mean the same are the same. */
@NullMarked
package org.jcachehttp.http.content;

import org.jspecify.annotations.NullMarked;
