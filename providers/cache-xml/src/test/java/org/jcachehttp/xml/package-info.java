/** Names, placeholders and schemas by themselves; whole files are tested through the provider. */
@NullMarked
package org.jcachehttp.xml;

import org.jspecify.annotations.NullMarked;
