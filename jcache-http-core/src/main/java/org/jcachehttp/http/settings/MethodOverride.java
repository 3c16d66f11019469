package org.jcachehttp.http.settings;

/**
 * How requests are handled whose field X-HTTP-Method-Override, X-HTTP-Method or X-Method-Override
 * names a method other than that of the request.
 */
public enum MethodOverride {
  /** They bypass the cache, because the origin may use either method. */
  BYPASS,
  /** The cache uses the method that the field names, as the origins do. */
  HONOR
}
