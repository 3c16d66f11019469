package org.jcachehttp.storage.internal;

import java.net.URI;
import java.util.regex.Pattern;

/** URIs in the form in which messages, logs and JMX may show them. */
public final class RedactedUri {

  private static final Pattern USER_INFO = Pattern.compile("//[^/?#]*@");

  private static final String SECRET = "password|passwd|pwd|secret|token|credential";

  private static final Pattern SECRET_NAME =
      Pattern.compile(".*(?:" + SECRET + ")s?", Pattern.CASE_INSENSITIVE);

  private static final Pattern SECRET_OPTION =
      Pattern.compile("([?&][^=&]*(?:" + SECRET + "|key)s?=)[^&#]*", Pattern.CASE_INSENSITIVE);

  /** A property of a JDBC URL of SQL Server or H2; braces may enclose a semicolon. */
  private static final Pattern SECRET_PROPERTY =
      Pattern.compile(
          "(;[^=;?]*(?:" + SECRET + ")s?=)(?:\\{[^}]*\\}|[^;?#])*", Pattern.CASE_INSENSITIVE);

  /** {@code jdbc:oracle:thin:USER/PASSWORD@HOST}. */
  private static final Pattern ORACLE_USER =
      Pattern.compile("(jdbc:oracle:[a-z0-9]+:)[^@?]*@", Pattern.CASE_INSENSITIVE);

  private RedactedUri() {}

  /** Returns whether an option has the name of a secret, which no URI may carry. */
  public static boolean isSecretName(String option) {
    return SECRET_NAME.matcher(option).matches();
  }

  /**
   * Returns the URI with {@code ***} for the user info and for the values of options that have the
   * name of a secret.
   */
  public static String of(URI uri) {
    return of(uri.toString());
  }

  /** Returns the text of a URI in the same form. */
  public static String of(String uri) {
    String text = USER_INFO.matcher(uri).replaceAll("//***@");
    text = ORACLE_USER.matcher(text).replaceAll("$1***@");
    text = SECRET_PROPERTY.matcher(text).replaceAll("$1***");
    return SECRET_OPTION.matcher(text).replaceAll("$1***");
  }

  /**
   * Returns the part without secrets of a text that is not a well-formed URI: the scheme if the
   * text may contain user info, since its end cannot be found; else everything before the query.
   */
  public static String ofMalformed(String text) {
    return text.contains("@") ? text.split(":", 2)[0] + ":..." : text.split("\\?", 2)[0];
  }
}
