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
 * Bytes of a representation whose complete length is known (RFC 9110 section 14.4).
 *
 * @param first the position of the first byte
 * @param last the position of the last byte, one less than {@code first} where there is none
 * @param complete how many bytes the whole representation has
 */
public record ContentRange(long first, long last, long complete) {

  private static final int PARTIAL_CONTENT = 206;
  private static final String FIELD = "Content-Range";
  private static final Pattern BYTES =
      Pattern.compile("(?i:bytes) ([0-9]{1,18})-([0-9]{1,18})/([0-9]{1,18})");

  /**
   * What a response holds by its head; empty if that is no 206, or does not say it in one valid
   * Content-Range field with a complete length.
   */
  public static Optional<ContentRange> of(HttpResponse response) {
    List<String> stated = response.fields().all(FIELD);
    return response.status() == PARTIAL_CONTENT
            && stated.size() == 1
            && !hasManyParts(response.fields())
        ? parse(stated.get(0))
        : Optional.empty();
  }

  /** RFC 9110 section 14.6: each part has a Content-Range of its own then. */
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
   * What a stored response holds: its one range, or, unless it is a 206, everything. Empty for a
   * 206 whose bytes are not those it speaks of.
   */
  static Optional<ContentRange> held(CachedResponse stored) {
    long size = stored.body().size();
    return isPart(stored)
        ? of(stored.response()).filter(range -> range.size() == size)
        : Optional.of(new ContentRange(0, size - 1, size));
  }

  /** Whether a stored response is a part only. */
  public static boolean isPart(CachedResponse stored) {
    return stored.response().status() == PARTIAL_CONTENT;
  }

  /** How many bytes there are. */
  public long size() {
    return last - first + 1;
  }

  boolean isComplete() {
    return size() == complete;
  }

  /** Whether all is here that the representation has of that range. */
  boolean answers(ByteRange asked) {
    return asked
        .of(complete)
        .filter(wanted -> first <= wanted.first() && wanted.last() <= last)
        .isPresent();
  }

  /** Both together; empty if there is a gap between them, or they are not of the same length. */
  Optional<ContentRange> union(ContentRange other) {
    boolean touch = first <= other.last + 1 && other.first <= last + 1;
    return touch && complete == other.complete
        ? Optional.of(
            new ContentRange(Math.min(first, other.first), Math.max(last, other.last), complete))
        : Optional.empty();
  }

  /** The fields that say so (section 15.3.7), which replace those of the same names. */
  Fields describe(Fields fields) {
    return fields
        .without(List.of("Content-Length", FIELD))
        .with("Content-Length", Long.toString(size()), FIELD, toString());
  }

  /** The value of the field Content-Range. */
  @Override
  public String toString() {
    return "bytes " + first + '-' + last + '/' + complete;
  }
}
