package org.jcachehttp.http.internal.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jcachehttp.http.internal.message.FieldSyntax;
import org.jcachehttp.http.internal.policy.ContentRange;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.status.NotStoredReason;

/** Reads the body of a response that is to be stored, up to a size limit. */
public final class BodyReader {

  private static final int MAX_DIGITS = 18;

  /** A body of this announced size in bytes is read before the caller has the response. */
  private static final int READ_AT_ONCE = 64 << 10;

  /** RFC 9110 sections 15.3.5 and 15.3.6. */
  private static final Set<Integer> WITHOUT_CONTENT = Set.of(204, 205);

  private static final List<String> OF_ENCODED_BYTES =
      List.of(
          "Content-Encoding",
          "Content-Length",
          "ETag",
          "Content-Digest",
          "Content-MD5",
          "Digest",
          "Repr-Digest");

  private BodyReader() {}

  /** The outcome of reading a body. */
  sealed interface Outcome {}

  /**
   * The body was read completely.
   *
   * @param response the response with the body's bytes
   * @param integrity how the bytes compare with the fields that were received
   */
  record Complete(HttpResponse response, BodyIntegrity integrity) implements Outcome {

    /** Returns the received fields as they describe the bytes of this body. */
    Fields describe(Fields received) {
      return integrity == BodyIntegrity.DECODED ? decoded(received) : received;
    }
  }

  /**
   * The body cannot be stored.
   *
   * @param response the response to pass on, with all its bytes
   * @param reason the reason
   */
  record NotStorable(HttpResponse response, NotStoredReason reason) implements Outcome {}

  /**
   * Reading failed. There is no response to pass on; a stale stored response may be used instead.
   *
   * @param failure the failure
   */
  record Failed(IOException failure) implements Outcome {}

  /**
   * Returns whether a body is short or in memory, or is not to be stored at all because it is
   * announced as longer than the limit.
   */
  static boolean isReadAtOnce(HttpResponse response, int limit) {
    OptionalLong announced = announcedLength(response);
    // A client may know the length without a field, for example from an HTTP/2 frame.
    long length = announced.orElse(response.body().length().orElse(Long.MAX_VALUE));
    return response.body() instanceof Body.Buffered
        || WITHOUT_CONTENT.contains(response.status())
        || announced.orElse(0) > limit
        || length <= READ_AT_ONCE;
  }

  /** Returns the outcome of a body that was read to its end. */
  static Outcome judge(HttpResponse response, Body.Buffered body) {
    return judge(response, announcedLength(response), body);
  }

  /** Reads a body of at most {@code limit} bytes. A longer one is not closed. */
  static Outcome read(HttpResponse response, int limit) {
    OptionalLong announced = announcedLength(response);
    if (announced.orElse(0) > limit) {
      return new NotStorable(response, NotStoredReason.TOO_LARGE);
    }
    if (response.body() instanceof Body.Buffered bytes) {
      // Bytes in memory may exceed the limit without an announced length.
      return bytes.size() > limit
          ? new NotStorable(response, NotStoredReason.TOO_LARGE)
          : judge(response, announced, bytes);
    }
    InputStream stream = response.body().open();
    try {
      return read(response, announced, stream, limit);
    } catch (IOException incomplete) {
      closeAfter(incomplete, stream);
      return new Failed(incomplete);
    } catch (RuntimeException failure) {
      closeAfter(failure, stream);
      throw failure;
    }
  }

  private static Outcome read(
      HttpResponse response, OptionalLong announced, InputStream stream, int limit)
      throws IOException {
    BodyBuffer buffer = new BodyBuffer(stream);
    if (buffer.readToEnd(limit, announced)) {
      stream.close();
      return judge(response, announced, Body.of(buffer.toByteArray()));
    }
    Body all = new Body.Streamed(buffer.resumed(), response.body().length());
    return new NotStorable(response.withBody(all), NotStoredReason.TOO_LARGE);
  }

  private static void closeAfter(Exception failure, InputStream stream) {
    try {
      stream.close();
    } catch (IOException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
  }

  private static Outcome judge(HttpResponse response, OptionalLong announced, Body.Buffered body) {
    HttpResponse buffered = response.withBody(body);
    return switch (BodyIntegrity.of(announced, response.fields(), body)) {
      case INTACT -> new Complete(buffered, BodyIntegrity.INTACT);
      case DECODED -> judgeDecoded(buffered);
      case TRUNCATED -> new NotStorable(buffered, NotStoredReason.TRUNCATED);
    };
  }

  /** Decoded bytes are not the range of encoded bytes that Content-Range names. */
  private static Outcome judgeDecoded(HttpResponse response) {
    return ContentRange.of(response).isPresent()
        ? new NotStorable(response, NotStoredReason.CONTENT_RANGE)
        : new Complete(response.withFields(decoded(response.fields())), BodyIntegrity.DECODED);
  }

  /**
   * Returns the fields of a body whose content coding was removed (RFC 9110 section 8.8.3.3), and
   * without digests of the encoded bytes (RFC 9530).
   */
  private static Fields decoded(Fields received) {
    Fields fields = received.without(OF_ENCODED_BYTES);
    return received
        .first("ETag")
        .map(tag -> fields.with(new Field("ETag", tag.startsWith("W/") ? tag : "W/" + tag)))
        .orElse(fields);
  }

  /** Returns the size in bytes that the fields announce. */
  static OptionalLong announcedLength(HttpResponse response) {
    return ContentRange.of(response)
        .map(range -> OptionalLong.of(range.size()))
        .orElseGet(() -> contentLength(response));
  }

  private static OptionalLong contentLength(HttpResponse response) {
    return response
        .fields()
        .first("Content-Length")
        .filter(FieldSyntax::isNumber)
        .map(BodyReader::clamped)
        .orElse(OptionalLong.empty());
  }

  private static OptionalLong clamped(String digits) {
    boolean fits = digits.length() <= MAX_DIGITS;
    return OptionalLong.of(fits ? Long.parseLong(digits) : Long.MAX_VALUE);
  }
}
