package org.jcachehttp.http.internal.secrets;

import java.util.Locale;

/**
 * A named value of a request that must not be written.
 *
 * @param kind where it stood: in a header, a query, the authority
 * @param name its name, in lower case
 * @param value its value
 */
public record Secret(Kind kind, String name, String value) {

  /** Where a secret stood. */
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
