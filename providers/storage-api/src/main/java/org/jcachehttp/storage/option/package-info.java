/**
 * The options of backends: declared once, read from a URI or from properties, checked by name and
 * value.
 */
@NullMarked
package org.jcachehttp.storage.option;

import org.jspecify.annotations.NullMarked;
