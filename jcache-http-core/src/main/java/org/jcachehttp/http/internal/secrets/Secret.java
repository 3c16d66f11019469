package org.jcachehttp.http.internal.secrets;

import java.util.Locale;

/**
 * A named value of a request that is never stored.
 *
 * @param kind the part of the request: header, query or authority
 * @param name its name, in lower case
 * @param value its value
 */
public record Secret(Kind kind, String name, String value) {

  /** The part of a request that contains a secret. */
  public enum Kind {
    HEADER,
    PARAMETER,
    USERINFO
  }

  static Secret of(Kind kind, String name, String value) {
    return new Secret(kind, name.toLowerCase(Locale.ROOT), value);
  }

  @Override
  public String toString() {
    return kind + " " + name;
  }
}
