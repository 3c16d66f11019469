package org.jcachehttp.http.settings;

/**
 * What becomes of requests that name another method than their own in X-HTTP-Method-Override,
 * X-HTTP-Method or X-Method-Override, as clients do that cannot send it.
 */
public enum MethodOverride {
  /** They pass by, since nobody knows which of the methods the origin obeys. */
  BYPASS,
  /** The method that they name is what they ask for: their origins obey it. */
  HONOR
}
