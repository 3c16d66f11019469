package org.jcachehttp.http.internal.message;

import java.util.ArrayDeque;
import java.util.Deque;

/** The path of a URI in normal form (RFC 3986 sections 6.2.2 and 6.2.3). */
public final class UriPath {

  private UriPath() {}

  public static String normalize(String raw) {
    String path = normalizeEscapes(raw);
    if (path.contains("/.")) {
      path = removeDotSegments(path);
    }
    return path.isEmpty() ? "/" : path;
  }

  /** Section 6.2.2.1 and 6.2.2.2: hex digits in upper case, unreserved characters unescaped. */
  public static String normalizeEscapes(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    StringBuilder normal = new StringBuilder(path.length());
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c != '%') {
        normal.append(c);
        continue;
      }
      int octet = Integer.parseInt(path, i + 1, i + 3, 16);
      if (isUnreserved(octet)) {
        normal.append((char) octet);
      } else {
        normal.append('%').append(hexDigit(octet >> 4)).append(hexDigit(octet & 0xF));
      }
      i += 2;
    }
    return normal.toString();
  }

  private static char hexDigit(int value) {
    return Character.toUpperCase(Character.forDigit(value, 16));
  }

  private static boolean isUnreserved(int octet) {
    return FieldSyntax.isAlphanumeric(octet) || "-._~".indexOf(octet) >= 0;
  }

  /** Section 5.2.4, for a path that begins with a slash. Empty segments are kept. */
  private static String removeDotSegments(String path) {
    Deque<String> segments = new ArrayDeque<>();
    String[] all = path.substring(1).split("/", -1);
    for (String segment : all) {
      if (segment.equals("..")) {
        segments.pollLast();
      } else if (!segment.equals(".")) {
        segments.addLast(segment);
      }
    }
    String last = all[all.length - 1];
    if (last.equals(".") || last.equals("..")) {
      segments.addLast("");
    }
    return "/" + String.join("/", segments);
  }
}
