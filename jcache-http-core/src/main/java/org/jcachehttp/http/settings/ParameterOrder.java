package org.jcachehttp.http.settings;

/** Whether the order of the parameters of a query or a form is part of the cache key. */
public enum ParameterOrder {
  /** The order is part of the key. */
  SIGNIFICANT,
  /**
   * Parameters are sorted by name and value: their order is not part of the key, the number of
   * their occurrences is.
   */
  SORTED
}
