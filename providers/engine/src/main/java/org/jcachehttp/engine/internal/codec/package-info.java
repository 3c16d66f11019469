/**
 * Keys and values as a storage keeps them: canonical text, bytes, or live objects nobody else can
 * change.
 */
@NullMarked
package org.jcachehttp.engine.internal.codec;

import org.jspecify.annotations.NullMarked;
