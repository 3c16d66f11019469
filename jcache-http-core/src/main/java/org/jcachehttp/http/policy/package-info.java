/** RFC 9111 as pure functions: time is an argument, every outcome carries its reason. */
@NullMarked
package org.jcachehttp.http.policy;

import org.jspecify.annotations.NullMarked;
