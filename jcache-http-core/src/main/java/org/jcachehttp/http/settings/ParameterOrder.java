package org.jcachehttp.http.settings;

/** Whether the order of parameters in a query or a form counts. */
public enum ParameterOrder {
  /** It does. */
  SIGNIFICANT,
  /** It does not, nor that of the values of one name; how often each of them is there does. */
  SORTED
}
