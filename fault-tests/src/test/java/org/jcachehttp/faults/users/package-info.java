/**
 * Users with different credentials on one store, in every mode, client and moment of a response.
 */
@NullMarked
package org.jcachehttp.faults.users;

import org.jspecify.annotations.NullMarked;
