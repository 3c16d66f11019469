package org.jcachehttp.http.internal.policy;

import java.util.List;
import java.util.Optional;
import org.jcachehttp.http.internal.body.ExactBody;
import org.jcachehttp.http.internal.body.JoinedBody;
import org.jcachehttp.http.internal.secrets.LocationRedaction;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * The completion of a stored part by a request for the rest (RFC 9111 section 3.4). If-Range makes
 * the origin send the complete response if the representation has changed (RFC 9110 section
 * 13.1.5).
 *
 * @param original the request for the complete response
 * @param part the stored part
 * @param missing the rest
 */
public record PartCompletion(HttpRequest original, CachedResponse part, ContentRange missing) {

  private static final String RANGE = "Range";
  private static final String IF_RANGE = "If-Range";
  private static final String CONTENT_ENCODING = "Content-Encoding";

  /**
   * Returns the completion of a stored response; empty if it is no part with a strong entity tag
   * and without a content coding, if more than one range is missing, if the complete response has
   * more than {@code limit} bytes, or if the request is for something else than the complete
   * response.
   */
  public static Optional<PartCompletion> of(
      HttpRequest original, CachedResponse stored, int limit) {
    if (!ContentRange.isPart(stored) || !isForAll(original) || !isCompletable(stored.response())) {
      return Optional.empty();
    }
    return ContentRange.held(stored)
        .filter(held -> held.complete() <= limit)
        .flatMap(ContentRange::missing)
        .map(missing -> new PartCompletion(original, stored, missing));
  }

  private static boolean isForAll(HttpRequest request) {
    return request.method().equals("GET")
        && !request.fields().has(RANGE)
        && !Preconditions.isConditional(request);
  }

  /** A weak tag is not equal to itself. A client may decode the rest, which is coded apart. */
  private static boolean isCompletable(HttpResponse stored) {
    return PartialContent.haveSameStrongTag(stored, stored)
        && stored.fields().first("ETag").filter(EntityTag::isValid).isPresent()
        && !stored.fields().has(CONTENT_ENCODING);
  }

  /** Returns the request for the rest. */
  public HttpRequest request() {
    return original.withFields(
        original
            .fields()
            .without(List.of(IF_RANGE))
            .with(RANGE, missing.request(), IF_RANGE, tag()));
  }

  private String tag() {
    return part.response().fields().first("ETag").orElseThrow();
  }

  /**
   * Returns the complete response, with a body that is read from the received one where the stored
   * part ends; empty if the received response is not the rest of the same representation.
   */
  public Optional<HttpResponse> complete(HttpResponse received) {
    return isRest(received)
        ? Optional.of(
            LocationRedaction.restore(
                original,
                new HttpResponse(
                    200, "OK", received.protocol(), fields(received), body(received.body()))))
        : Optional.empty();
  }

  private boolean isRest(HttpResponse received) {
    return ContentRange.of(received).equals(Optional.of(missing))
        && PartialContent.haveSameStrongTag(part.response(), received)
        && !received.fields().has(CONTENT_ENCODING)
        && received.body().length().orElse(missing.size()) == missing.size();
  }

  private Fields fields(HttpResponse received) {
    ContentRange all = new ContentRange(0, missing.complete() - 1, missing.complete());
    return all.describe(Freshening.update(part, received).fields())
        .without(List.of("Content-Range", "Transfer-Encoding"));
  }

  private Body body(Body rest) {
    // The bytes of the part must follow at their position.
    return missing.first() == 0
        ? JoinedBody.of(ExactBody.of(rest, missing.size()), part.body(), missing.complete())
        : JoinedBody.of(part.body(), rest, missing.complete());
  }
}
