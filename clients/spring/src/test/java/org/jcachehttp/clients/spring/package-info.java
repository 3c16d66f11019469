@NullMarked
package org.jcachehttp.clients.spring;

import org.jspecify.annotations.NullMarked;
