/** Calls the listeners of an application. */
@NullMarked
package org.jcachehttp.http.internal.event;

import org.jspecify.annotations.NullMarked;
