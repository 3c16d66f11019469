@NullMarked
package org.jcachehttp.spring.clients;

import org.jspecify.annotations.NullMarked;
