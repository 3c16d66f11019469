package org.jcachehttp.engine.internal.backend;

import java.net.URI;
import java.util.regex.Pattern;

/** URIs as messages, logs and JMX may show them. */
public final class SafeUri {

  private static final Pattern USER_INFO = Pattern.compile("//[^/?#]*@");

  private static final String SECRET = "password|passwd|pwd|secret|token|credential";

  private static final Pattern SECRET_NAME =
      Pattern.compile(".*(?:" + SECRET + ")s?", Pattern.CASE_INSENSITIVE);

  private static final Pattern SECRET_OPTION =
      Pattern.compile("([?&][^=&]*(?:" + SECRET + "|key)s?=)[^&#]*", Pattern.CASE_INSENSITIVE);

  private SafeUri() {}

  /** Whether an option is named like a secret, so that no URI may carry it. */
  static boolean isSecret(String option) {
    return SECRET_NAME.matcher(option).matches();
  }

  /** The text of a URI without user, password, and options that are named like secrets. */
  public static String of(String uri) {
    return SECRET_OPTION.matcher(USER_INFO.matcher(uri).replaceAll("//***@")).replaceAll("$1***");
  }

  /** The text of a URI, likewise. */
  public static String of(URI uri) {
    return of(uri.toString());
  }
}
