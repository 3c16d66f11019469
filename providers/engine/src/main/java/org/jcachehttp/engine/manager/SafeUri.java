package org.jcachehttp.engine.manager;

import java.net.URI;
import java.util.regex.Pattern;

/** URIs as messages, logs and JMX may show them. */
final class SafeUri {

  private static final Pattern USER_INFO = Pattern.compile("//[^/?#]*@");

  private static final Pattern SECRET_OPTION =
      Pattern.compile(
          "([?&][^=&]*(?:password|passwd|pwd|secret|token|credential|key)=)[^&#]*",
          Pattern.CASE_INSENSITIVE);

  private SafeUri() {}

  /** The text of a URI without user, password, and options that are named like secrets. */
  static String of(String uri) {
    return SECRET_OPTION.matcher(USER_INFO.matcher(uri).replaceAll("//***@")).replaceAll("$1***");
  }

  static String of(URI uri) {
    return of(uri.toString());
  }
}
