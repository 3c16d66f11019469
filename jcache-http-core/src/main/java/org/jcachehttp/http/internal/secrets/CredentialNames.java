package org.jcachehttp.http.internal.secrets;

import java.util.List;

/**
 * The names of credentials that clients send. No standard lists them. A header field therefore
 * counts as a credential if its name contains a word that is usual in such names.
 */
final class CredentialNames {

  /** Header fields without such a word. */
  static final List<String> HEADERS =
      List.of("Cookie", "DPoP", "Ocp-Apim-Subscription-Key", "X-Functions-Key", "Fastly-Key");

  /**
   * Parameters of a query or a form. Words are not enough here: page_token, for example, is part of
   * the key, and responses repeat it.
   */
  static final List<String> PARAMETERS =
      List.of(
          "access_token",
          "api-key",
          "api_key",
          "apikey",
          "auth_token",
          "client_secret",
          "id_token",
          "jwt",
          "password",
          "private_token",
          "refresh_token",
          "session_token",
          "subscription-key",
          "token",
          // Presigned URLs of Amazon, Google and Microsoft.
          "X-Amz-Credential",
          "X-Amz-Security-Token",
          "X-Amz-Signature",
          "X-Goog-Credential",
          "X-Goog-Signature",
          "sig",
          "signature");

  private static final String[] WITH_A = {
    "api-key", "api_key", "apikey", "access-key", "access_key", "accesskey", "auth"
  };
  private static final String[] WITH_C = {"credential"};
  private static final String[] WITH_J = {"jwt"};
  private static final String[] WITH_P = {"password"};
  private static final String[] WITH_S = {"secret", "session", "signature"};
  private static final String[] WITH_T = {"token"};
  private static final String[] NONE = {};

  private CredentialNames() {}

  /**
   * Returns whether the name of a header field contains a word that is usual in names of
   * credentials.
   */
  static boolean isOfHeader(String name) {
    for (int i = 0; i < name.length(); i++) {
      for (String word : words(name.charAt(i))) {
        if (isAt(i, name, word) && !isAuthor(i, name)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the words that begin with a letter: each request compares all its names. */
  private static String[] words(char first) {
    return switch (first) {
      case 'a', 'A' -> WITH_A;
      case 'c', 'C' -> WITH_C;
      case 'j', 'J' -> WITH_J;
      case 'p', 'P' -> WITH_P;
      case 's', 'S' -> WITH_S;
      case 't', 'T' -> WITH_T;
      default -> NONE;
    };
  }

  private static boolean isAt(int index, String name, String word) {
    return name.regionMatches(true, index, word, 0, word.length());
  }

  /** The words author and authority do not mean authorization. */
  private static boolean isAuthor(int index, String name) {
    return isAt(index, name, "author")
        && !isAt(index, name, "authoriz")
        && !isAt(index, name, "authoris");
  }
}
