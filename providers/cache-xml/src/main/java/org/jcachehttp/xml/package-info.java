/**
 * The file {@code cache.xml}: located by URI, validated against the schemas on the class path, and
 * read into elements with line numbers.
 */
@NullMarked
package org.jcachehttp.xml;

import org.jspecify.annotations.NullMarked;
