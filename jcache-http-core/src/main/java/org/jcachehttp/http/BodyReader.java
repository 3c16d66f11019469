package org.jcachehttp.http;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.List;
import java.util.OptionalLong;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.policy.StoreRefusal;

/** Reads the body of a response that is to be stored, up to a limit. */
final class BodyReader {

  private BodyReader() {}

  /** What came of reading; either way the caller of the cache can read the response. */
  sealed interface Outcome {}

  /**
   * The whole body is there.
   *
   * @param response the response as it can be stored, with the body's bytes
   */
  record Whole(HttpResponse response) implements Outcome {}

  /**
   * The body cannot be stored.
   *
   * @param response the response to hand on, with all its bytes
   * @param reason why
   */
  record Unfit(HttpResponse response, StoreRefusal reason) implements Outcome {}

  /**
   * Reads the body if it is at most {@code limit} bytes long.
   *
   * @throws IOException if the body breaks off with an error; it is closed then
   */
  static Outcome read(HttpResponse response, int limit) throws IOException {
    if (announcedLength(response).orElse(0) > limit) {
      return new Unfit(response, StoreRefusal.TOO_LARGE);
    }
    if (response.body() instanceof Body.Buffered bytes) {
      return judge(response, bytes);
    }
    InputStream stream = response.body().open();
    byte[] bytes = readAtMost(stream, limit + 1);
    if (bytes.length > limit) {
      return new Unfit(
          response.withBody(resumed(bytes, stream, response.body())), StoreRefusal.TOO_LARGE);
    }
    stream.close();
    return judge(response, Body.of(bytes));
  }

  private static byte[] readAtMost(InputStream stream, int limit) throws IOException {
    try {
      return stream.readNBytes(limit);
    } catch (IOException | RuntimeException brokenOff) {
      try (stream) {
        throw brokenOff;
      }
    }
  }

  /** What was read already, followed by the rest. */
  private static Body resumed(byte[] read, InputStream rest, Body original) {
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(read), rest);
    return new Body.Streamed(all, original.length());
  }

  private static Outcome judge(HttpResponse response, Body.Buffered body) {
    HttpResponse whole = response.withBody(body);
    return switch (BodyIntegrity.of(announcedLength(response), response.fields(), body)) {
      case INTACT -> new Whole(whole);
      case DECODED -> new Whole(whole.withFields(decoded(response.fields())));
      case TRUNCATED -> new Unfit(whole, StoreRefusal.TRUNCATED);
    };
  }

  /** The fields of a body whose content coding somebody undid (RFC 9110 section 8.8.3.3). */
  private static Fields decoded(Fields received) {
    Fields fields = received.without(List.of("Content-Encoding", "Content-Length", "ETag"));
    return received
        .first("ETag")
        .map(tag -> fields.with("ETag", tag.startsWith("W/") ? tag : "W/" + tag))
        .orElse(fields);
  }

  private static OptionalLong announcedLength(HttpResponse response) {
    return response
        .fields()
        .first("Content-Length")
        .filter(length -> length.matches("[0-9]{1,18}"))
        .map(length -> OptionalLong.of(Long.parseLong(length)))
        .orElse(OptionalLong.empty());
  }
}
