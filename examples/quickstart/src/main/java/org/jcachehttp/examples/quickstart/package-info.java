/** A slow endpoint called ten times through a cached Feign client. */
@NullMarked
package org.jcachehttp.examples.quickstart;

import org.jspecify.annotations.NullMarked;
