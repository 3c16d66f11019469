/** Which requests a cache has anything to do with, and which responses it keeps. */
@NullMarked
package org.jcachehttp.http.filter;

import org.jspecify.annotations.NullMarked;
