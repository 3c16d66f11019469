@NullMarked
package org.jcachehttp.clients.jaxrs;

import org.jspecify.annotations.NullMarked;
