package org.jcachehttp.http.settings;

/**
 * The handling of a request with a field X-HTTP-Method-Override, X-HTTP-Method or X-Method-Override
 * that names another method.
 */
public enum MethodOverride {
  /** The request bypasses the cache, because the origin may use either method. */
  BYPASS,
  /** The cache uses the method that the field names, as the origins do. */
  HONOR
}
