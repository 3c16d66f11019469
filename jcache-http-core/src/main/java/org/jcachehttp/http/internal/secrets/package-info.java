/** Redaction of secrets, and the keyed hashes that stand for them. */
@NullMarked
package org.jcachehttp.http.internal.secrets;

import org.jspecify.annotations.NullMarked;
