package org.jcachehttp.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The response that is requested.
 *
 * @param text its content
 */
record Post(String text) {

  /** The number of posts that are requested in turn. */
  static final int COUNT = 64;

  private static final Post SMALL = new Post("0123456789abcdef".repeat(128));
  private static final Post LARGE = new Post("0123456789abcdef".repeat(6400));

  /** Returns the post of that size, 2 or 100 KB. */
  static Post of(int kilobytes) {
    return switch (kilobytes) {
      case 2 -> SMALL;
      case 100 -> LARGE;
      default -> throw new IllegalArgumentException("no post of " + kilobytes + " KB");
    };
  }

  byte[] bytes() {
    return text.getBytes(US_ASCII);
  }

  /** Returns the fields of the response, without Content-Length. */
  static Map<String, List<String>> fields() {
    Map<String, List<String>> fields = new TreeMap<>();
    fields.put("Cache-Control", List.of("public, max-age=86400"));
    fields.put("Content-Type", List.of("text/plain;charset=us-ascii"));
    fields.put("Etag", List.of("\"33a64df551425fcc55e4d42a148795d9\""));
    fields.put("Last-Modified", List.of("Tue, 22 Feb 2022 22:00:00 GMT"));
    fields.put("Server", List.of("origin/1.0"));
    return fields;
  }
}
