@NullMarked
package org.jcachehttp.clients.hc5;

import org.jspecify.annotations.NullMarked;
