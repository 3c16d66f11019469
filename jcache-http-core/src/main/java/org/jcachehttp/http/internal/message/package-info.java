/** Syntax of dates, fields and paths. */
@NullMarked
package org.jcachehttp.http.internal.message;

import org.jspecify.annotations.NullMarked;
