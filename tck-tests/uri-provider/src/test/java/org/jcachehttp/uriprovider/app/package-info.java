/** The classes of an application that its {@code cache.xml} names. */
@NullMarked
package org.jcachehttp.uriprovider.app;

import org.jspecify.annotations.NullMarked;
