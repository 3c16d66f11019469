package org.jcachehttp.http.internal.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * A range of bytes of a representation with a known complete length (RFC 9110 section 14.4).
 *
 * @param first the position of the first byte
 * @param last the position of the last byte; {@code first - 1} for an empty range
 * @param complete the complete length of the representation
 */
public record ContentRange(long first, long last, long complete) {

  static final int PARTIAL_CONTENT = 206;
  private static final String FIELD = "Content-Range";
  private static final Pattern BYTES =
      Pattern.compile("(?i:bytes) ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");

  /**
   * Returns the range of a 206 response; empty for other responses, and for those without exactly
   * one valid Content-Range field with a complete length.
   */
  public static Optional<ContentRange> of(HttpResponse response) {
    List<String> stated = response.fields().all(FIELD);
    return response.status() == PARTIAL_CONTENT
            && stated.size() == 1
            && !hasManyParts(response.fields())
        ? parse(stated.get(0))
        : Optional.empty();
  }

  /** RFC 9110 section 14.6: in multipart content each part has its own Content-Range. */
  private static boolean hasManyParts(Fields fields) {
    return fields
        .first("Content-Type")
        .filter(type -> type.toLowerCase(Locale.ROOT).startsWith("multipart/byteranges"))
        .isPresent();
  }

  private static Optional<ContentRange> parse(String value) {
    Matcher parts = BYTES.matcher(value);
    return parts.matches()
        ? Optional.of(new ContentRange(position(parts, 1), position(parts, 2), position(parts, 3)))
            .filter(ContentRange::isValid)
        : Optional.empty();
  }

  private static long position(Matcher parts, int group) {
    return Long.parseLong(parts.group(group));
  }

  private boolean isValid() {
    return first <= last && last < complete;
  }

  /**
   * Returns the range that a stored response holds: of a 206 its range, otherwise the complete
   * representation. Empty for a 206 whose body does not have the stated size.
   */
  static Optional<ContentRange> held(CachedResponse stored) {
    long size = stored.body().size();
    return isPart(stored)
        ? of(stored.response()).filter(range -> range.size() == size)
        : Optional.of(new ContentRange(0, size - 1, size));
  }

  /** Returns whether a stored response is a part (206). */
  public static boolean isPart(CachedResponse stored) {
    return stored.response().status() == PARTIAL_CONTENT;
  }

  /** Returns the number of bytes in the range. */
  public long size() {
    return last - first + 1;
  }

  boolean isComplete() {
    return size() == complete;
  }

  /** Returns the range that is missing; empty if none is, or if two are. */
  Optional<ContentRange> missing() {
    ContentRange rest =
        first == 0
            ? new ContentRange(last + 1, complete - 1, complete)
            : new ContentRange(0, first - 1, complete);
    return rest.isValid() && rest.size() + size() == complete
        ? Optional.of(rest)
        : Optional.empty();
  }

  /** Returns the value of a Range field for this range (section 14.1.1). */
  String request() {
    return "bytes=" + first + '-' + (last + 1 == complete ? "" : last);
  }

  /** Returns the union; empty if there is a gap, or the complete lengths differ. */
  Optional<ContentRange> union(ContentRange other) {
    boolean touch = first <= other.last + 1 && other.first <= last + 1;
    return touch && complete == other.complete
        ? Optional.of(
            new ContentRange(Math.min(first, other.first), Math.max(last, other.last), complete))
        : Optional.empty();
  }

  /**
   * Returns the fields with Content-Length and Content-Range of this range (section 15.3.7), and
   * without digests of other content (RFC 9530 section 2).
   */
  Fields describe(Fields fields) {
    return fields
        .without(List.of("Content-Length", "Content-Digest", "Content-MD5", FIELD))
        .with("Content-Length", Long.toString(size()), FIELD, toString());
  }

  /** Returns the value of the field Content-Range. */
  @Override
  public String toString() {
    return "bytes " + first + '-' + last + '/' + complete;
  }
}
