package org.jcachehttp.http.settings;

/** The handling of a response field that an extension of RFC 9111 defines. */
public enum FieldHandling {
  /** The cache does what the field asks for. */
  HONOR,
  /** The field has no effect, and is passed on. */
  IGNORE
}
