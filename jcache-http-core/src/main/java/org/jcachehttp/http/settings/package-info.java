/**
 * The settings of an HTTP cache: immutable values for an {@link
 * org.jcachehttp.http.HttpCacheBuilder}.
 */
@NullMarked
package org.jcachehttp.http.settings;

import org.jspecify.annotations.NullMarked;
