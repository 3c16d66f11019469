/** URL patterns: globs and regular expressions. */
@NullMarked
package org.jcachehttp.http.internal.url;

import org.jspecify.annotations.NullMarked;
