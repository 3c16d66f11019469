package org.jcachehttp.http.internal.exchange;

import java.util.List;
import java.util.OptionalLong;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;

/**
 * How the bytes of a body compare with what its fields announce. Some clients undo the content
 * coding and leave Content-Encoding and Content-Length as they were on the wire; others do not
 * report a connection that closed too early.
 */
enum BodyIntegrity {
  /** The bytes are those of the wire. */
  INTACT,
  /** The bytes are whole, and no longer in the coding that Content-Encoding names. */
  DECODED,
  /** There are fewer or more bytes than announced. */
  TRUNCATED;

  private static final int GZIP_SIGNATURE = 0x1F8B;
  private static final int SHORTEST_SIGNATURE = 2;

  /** Judges a body that was read to its end without an error. */
  static BodyIntegrity of(OptionalLong announced, Fields fields, Body.Buffered body) {
    if (announced.isPresent() && announced.getAsLong() == body.size()) {
      return INTACT;
    }
    // A client that undoes a coding notices when the coded bytes end too early.
    if (isDecoded(fields.tokens("Content-Encoding"), body)) {
      return DECODED;
    }
    return announced.isPresent() ? TRUNCATED : INTACT;
  }

  private static boolean isDecoded(List<String> codings, Body.Buffered body) {
    if (codings.size() != 1 || body.size() < SHORTEST_SIGNATURE) {
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
