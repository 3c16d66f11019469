/** The rules of the design, checked over the classes and sources of every module. */
@NullMarked
package org.jcachehttp.tck.rules;

import org.jspecify.annotations.NullMarked;
