/** Statistics in JMX. */
@NullMarked
package org.jcachehttp.http.internal.management;

import org.jspecify.annotations.NullMarked;
