/** The namespace of the HTTP cache in {@code cache.xml}. */
@NullMarked
package org.jcachehttp.http.xml;

import org.jspecify.annotations.NullMarked;
