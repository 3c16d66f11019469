@NullMarked
package org.jcachehttp.spring;

import org.jspecify.annotations.NullMarked;
