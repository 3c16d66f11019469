@NullMarked
package org.jcachehttp.spring.actuate;

import org.jspecify.annotations.NullMarked;
