package org.jcachehttp.http.internal.content;

import java.util.Optional;

/** Multipart content (RFC 2046 section 5.1) by its parts, whatever the boundary between them. */
final class Multipart {

  private Multipart() {}

  /**
   * The parts, each behind its length; empty if the content is not well-formed.
   *
   * @param content the octets as characters
   */
  static Optional<String> canonical(MediaType media, String content) {
    return media.boundary().flatMap(boundary -> canonical(media, "\r\n--" + boundary, content));
  }

  private static Optional<String> canonical(MediaType media, String delimiter, String content) {
    StringBuilder canonical = new StringBuilder(media.essence());
    // The first delimiter has no line before it, where there is no preamble.
    String framed = "\r\n" + content;
    int start = framed.indexOf(delimiter);
    while (start >= 0) {
      int partStart = start + delimiter.length();
      if (framed.startsWith("--", partStart)) {
        return Optional.of(canonical.toString());
      }
      start = framed.indexOf(delimiter, partStart);
      if (start >= 0) {
        ContentDigest.append(framed.substring(partStart, start), canonical);
      }
    }
    return Optional.empty();
  }
}
