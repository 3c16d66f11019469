/**
 * What a user configures: immutable values, given to an {@link
 * org.jcachehttp.http.HttpCacheBuilder}.
 */
@NullMarked
package org.jcachehttp.http.settings;

import org.jspecify.annotations.NullMarked;
