/** How long a response counts as fresh where it does not say so, and how long a store keeps it. */
@NullMarked
package org.jcachehttp.http.expiry;

import org.jspecify.annotations.NullMarked;
