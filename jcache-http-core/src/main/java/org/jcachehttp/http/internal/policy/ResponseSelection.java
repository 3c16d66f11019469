package org.jcachehttp.http.internal.policy;

import java.util.List;
import java.util.Optional;
import org.jcachehttp.http.internal.secrets.LocationRedaction;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * Selects the part of a stored response that a request gets: all of it, a range, the head, or 304
 * (Not Modified).
 */
public final class ResponseSelection {

  private static final List<String> DESCRIBING_CONTENT =
      List.of(
          "Content-Length",
          "Content-Type",
          "Content-Encoding",
          "Content-Language",
          "Content-Range",
          "Content-Digest",
          "Content-MD5",
          "Last-Modified");

  /** Without an ETag, Last-Modified is the validator. */
  private static final List<String> EXCEPT_VALIDATORS =
      DESCRIBING_CONTENT.subList(0, DESCRIBING_CONTENT.size() - 1);

  private ResponseSelection() {}

  /**
   * Returns the response to a request, without the fields that a cache adds.
   *
   * @param stored a complete response, or a part that contains the requested range
   */
  public static HttpResponse select(HttpRequest request, CachedResponse stored) {
    HttpResponse selected =
        selectsAll(request) && stored.response().status() != ContentRange.PARTIAL_CONTENT
            ? stored.response()
            : selectPart(request, stored);
    return request.uri().getRawQuery() == null
        ? selected
        : LocationRedaction.restore(request, selected);
  }

  /** Returns whether a request without range and preconditions selects the complete response. */
  private static boolean selectsAll(HttpRequest request) {
    Fields fields = request.fields();
    return !request.method().equals("HEAD")
        && !fields.has(Preconditions.IF_NONE_MATCH)
        && !fields.has(Preconditions.IF_MODIFIED_SINCE)
        && !fields.has("Range");
  }

  private static HttpResponse selectPart(HttpRequest request, CachedResponse stored) {
    if (Preconditions.isNotModified(request, stored)) {
      return notModified(stored.response());
    }
    if (request.method().equals("HEAD")) {
      return stored.response().withBody(Body.empty());
    }
    return range(request, stored).map(range -> partOf(stored, range)).orElseGet(stored::response);
  }

  /** RFC 9110 section 15.4.5: no fields that describe content, except as validators. */
  private static HttpResponse notModified(HttpResponse full) {
    Fields fields = full.fields();
    return new HttpResponse(
        304,
        "Not Modified",
        full.protocol(),
        fields.without(fields.has("ETag") ? DESCRIBING_CONTENT : EXCEPT_VALIDATORS),
        Body.empty());
  }

  /** Returns whether a stored part contains the requested range. */
  static boolean isInside(CachedResponse part, HttpRequest request) {
    return request.method().equals("GET")
        && IfRange.holds(request.fields(), part)
        && ContentRange.held(part)
            .filter(
                held ->
                    ByteRange.of(request.fields())
                        .filter(range -> range.isInside(held))
                        .isPresent())
            .isPresent();
  }

  /** RFC 9110 section 14.2: ranges apply to GET and to successful responses. */
  private static Optional<ByteRange> range(HttpRequest request, CachedResponse stored) {
    boolean hasRanges =
        ContentRange.isPart(stored)
            || (stored.response().status() == 200 && IfRange.holds(request.fields(), stored));
    return hasRanges ? ByteRange.of(request.fields()) : Optional.empty();
  }

  private static HttpResponse partOf(CachedResponse stored, ByteRange range) {
    ContentRange held = ContentRange.held(stored).orElseThrow();
    return range
        .of(held.complete())
        .map(wanted -> partial(stored, held, wanted))
        .orElseGet(() -> unsatisfiable(stored.response(), held));
  }

  /** RFC 9110 section 15.3.7. */
  private static HttpResponse partial(
      CachedResponse stored, ContentRange held, ContentRange wanted) {
    return new HttpResponse(
        206,
        "Partial Content",
        stored.response().protocol(),
        wanted.describe(stored.response().fields()),
        stored.body().slice((int) (wanted.first() - held.first()), (int) wanted.size()));
  }

  /** RFC 9110 section 15.5.17. */
  private static HttpResponse unsatisfiable(HttpResponse full, ContentRange held) {
    return new HttpResponse(
        416,
        "Range Not Satisfiable",
        full.protocol(),
        full.fields()
            .without(DESCRIBING_CONTENT)
            .with("Content-Range", "bytes */" + held.complete()),
        Body.empty());
  }
}
