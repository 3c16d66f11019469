/**
 * The application's cache loaders and cache writers, and their exception rules (JSR-107 chapter 7).
 */
@NullMarked
package org.jcachehttp.engine.internal.integration;

import org.jspecify.annotations.NullMarked;
