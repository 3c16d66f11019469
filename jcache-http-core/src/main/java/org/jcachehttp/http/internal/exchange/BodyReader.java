package org.jcachehttp.http.internal.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import org.jcachehttp.http.internal.policy.ContentRange;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.status.NotStoredReason;

/** Reads the body of a response that is to be stored, up to a limit. */
public final class BodyReader {

  private static final int LARGEST = 1 << 30;
  private static final int LONGEST_NUMBER = 18;

  private BodyReader() {}

  /** What came of reading. */
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
  record Unfit(HttpResponse response, NotStoredReason reason) implements Outcome {}

  /**
   * The body broke off with an error. Nothing is left to hand on; what it was to replace may answer
   * for it.
   *
   * @param failure the error
   */
  record Broken(IOException failure) implements Outcome {}

  /**
   * The limit, if it is one.
   *
   * @throws IllegalArgumentException if it is negative, or more than 1 GiB
   */
  public static int checkedLimit(int bytes) {
    if (bytes < 0 || bytes > LARGEST) {
      throw new IllegalArgumentException(
          "max-body-size is " + bytes + ", but takes 0 to " + LARGEST + " bytes");
    }
    return bytes;
  }

  /**
   * Reads the body if it is at most {@code limit} bytes long, and closes it unless it is longer.
   */
  static Outcome read(HttpResponse response, int limit) {
    OptionalLong announced = announcedLength(response);
    if (announced.orElse(0) > limit) {
      return new Unfit(response, NotStoredReason.TOO_LARGE);
    }
    if (response.body() instanceof Body.Buffered bytes) {
      // Nobody has to have announced the length of what is here.
      return bytes.size() > limit
          ? new Unfit(response, NotStoredReason.TOO_LARGE)
          : judge(response, bytes);
    }
    InputStream stream = response.body().open();
    try {
      return read(response, stream, limit);
    } catch (IOException brokenOff) {
      closeAfter(brokenOff, stream);
      return new Broken(brokenOff);
    } catch (RuntimeException failure) {
      closeAfter(failure, stream);
      throw failure;
    }
  }

  private static Outcome read(HttpResponse response, InputStream stream, int limit)
      throws IOException {
    BodyBuffer pieces = new BodyBuffer(stream);
    if (pieces.readToEnd(limit, announcedLength(response))) {
      stream.close();
      return judge(response, Body.of(pieces.toByteArray()));
    }
    Body all = new Body.Streamed(pieces.resumed(), response.body().length());
    return new Unfit(response.withBody(all), NotStoredReason.TOO_LARGE);
  }

  private static void closeAfter(Exception failure, InputStream stream) {
    try {
      stream.close();
    } catch (IOException alsoFailed) {
      failure.addSuppressed(alsoFailed);
    }
  }

  private static Outcome judge(HttpResponse response, Body.Buffered body) {
    HttpResponse whole = response.withBody(body);
    return switch (BodyIntegrity.of(announcedLength(response), response.fields(), body)) {
      case INTACT -> new Whole(whole);
      case DECODED -> decoded(whole);
      case TRUNCATED -> new Unfit(whole, NotStoredReason.TRUNCATED);
    };
  }

  /** Bytes that are not those of the wire are not the range of them that Content-Range names. */
  private static Outcome decoded(HttpResponse whole) {
    return ContentRange.of(whole).isPresent()
        ? new Unfit(whole, NotStoredReason.CONTENT_RANGE)
        : new Whole(whole.withFields(decoded(whole.fields())));
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
    return ContentRange.of(response)
        .map(range -> OptionalLong.of(range.size()))
        .orElseGet(() -> contentLength(response));
  }

  private static OptionalLong contentLength(HttpResponse response) {
    return response
        .fields()
        .first("Content-Length")
        .filter(length -> length.matches("[0-9]+"))
        .map(BodyReader::clamped)
        .orElse(OptionalLong.empty());
  }

  private static OptionalLong clamped(String digits) {
    boolean fits = digits.length() <= LONGEST_NUMBER;
    return OptionalLong.of(fits ? Long.parseLong(digits) : Long.MAX_VALUE);
  }
}
