package org.jcachehttp.http.internal.content;

import java.util.Optional;
import org.jcachehttp.storage.internal.Sha256;

/** Normalizes multipart content (RFC 2046 section 5.1) to its parts, without the boundary. */
final class Multipart {

  private Multipart() {}

  /**
   * Returns the parts, each preceded by its length; empty if the content is malformed.
   *
   * @param content the octets as ISO 8859-1 characters
   */
  static Optional<String> normalize(MediaType media, String content) {
    return media.boundary().flatMap(boundary -> normalize(media, "\r\n--" + boundary, content));
  }

  private static Optional<String> normalize(MediaType media, String delimiter, String content) {
    StringBuilder normalized = new StringBuilder(media.essence());
    // Without a preamble, the first delimiter has no preceding line break.
    String framed = "\r\n" + content;
    int start = framed.indexOf(delimiter);
    while (start >= 0) {
      int partStart = start + delimiter.length();
      if (framed.startsWith("--", partStart)) {
        return Optional.of(normalized.toString());
      }
      start = framed.indexOf(delimiter, partStart);
      if (start >= 0) {
        Sha256.append(framed.substring(partStart, start), normalized);
      }
    }
    return Optional.empty();
  }
}
