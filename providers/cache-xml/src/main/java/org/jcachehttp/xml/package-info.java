/**
 * The file {@code cache.xml}: found by URI, validated against the schemas on the class path, read
 * into elements that know their line.
 */
@NullMarked
package org.jcachehttp.xml;

import org.jspecify.annotations.NullMarked;
