/**
 * The stored forms of keys and values: canonical text, bytes, or live objects that are never
 * modified.
 */
@NullMarked
package org.jcachehttp.engine.internal.codec;

import org.jspecify.annotations.NullMarked;
