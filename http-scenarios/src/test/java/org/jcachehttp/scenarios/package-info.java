/** What the scenarios need to run over backends that have a server. */
@NullMarked
package org.jcachehttp.scenarios;

import org.jspecify.annotations.NullMarked;
