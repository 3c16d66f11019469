package org.jcachehttp.http.internal.exchange;

import java.util.List;
import java.util.OptionalLong;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;

/**
 * Compares the bytes of a body with the fields that announce them. Some HTTP clients decode the
 * content but keep Content-Encoding and Content-Length; others do not report a connection that was
 * closed early.
 */
enum BodyIntegrity {
  /** The bytes were received as announced. */
  INTACT,
  /** The bytes are complete, but the client has removed the content coding. */
  DECODED,
  /** The number of bytes differs from the announced one. */
  TRUNCATED;

  private static final int GZIP_SIGNATURE = 0x1F8B;
  private static final int SIGNATURE_LENGTH = 2;

  /** Returns the integrity of a body that was read to its end without an error. */
  static BodyIntegrity of(OptionalLong announced, Fields fields, Body.Buffered body) {
    if (announced.isPresent() && announced.getAsLong() == body.size()) {
      return INTACT;
    }
    // A client that decodes the content fails itself if the coded bytes end too early.
    if (isDecoded(fields.tokens("Content-Encoding"), body)) {
      return DECODED;
    }
    return announced.isPresent() ? TRUNCATED : INTACT;
  }

  private static boolean isDecoded(List<String> codings, Body.Buffered body) {
    if (codings.size() != 1 || body.size() < SIGNATURE_LENGTH) {
      return false;
    }
    return switch (codings.get(0)) {
      case "gzip", "x-gzip" -> firstTwoBytes(body) != GZIP_SIGNATURE;
      case "deflate" -> !startsLikeZlib(body);
      default -> false;
    };
  }

  /** RFC 1950: method 8, and the first two bytes are a multiple of 31. */
  private static boolean startsLikeZlib(Body.Buffered body) {
    return (body.byteAt(0) & 0x0F) == 8 && firstTwoBytes(body) % 31 == 0;
  }

  private static int firstTwoBytes(Body.Buffered body) {
    return (body.byteAt(0) & 0xFF) << 8 | (body.byteAt(1) & 0xFF);
  }
}
