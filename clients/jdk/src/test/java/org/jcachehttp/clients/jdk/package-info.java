@NullMarked
package org.jcachehttp.clients.jdk;

import org.jspecify.annotations.NullMarked;
