@NullMarked
package org.jcachehttp.clients.okhttp;

import org.jspecify.annotations.NullMarked;
