package org.jcachehttp.http.internal.policy;

import java.util.List;
import java.util.Optional;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;

/** Combines parts of one representation (RFC 9111 section 3.4, RFC 9110 section 15.3.7.3). */
public final class PartialContent {

  private PartialContent() {}

  /**
   * Returns the received part, combined with the stored part if both are of the same
   * representation, have no gap between them, and have at most {@code limit} bytes together. A
   * complete representation becomes a 200 response.
   *
   * @param newer the received part as it would be stored alone
   */
  public static CachedResponse combine(
      Optional<CachedResponse> stored, CachedResponse newer, int limit) {
    ContentRange received = ContentRange.held(newer).orElseThrow();
    return stored
        .filter(part -> isSameRepresentation(part, newer))
        .flatMap(part -> combine(part, newer, received, limit))
        .orElseGet(() -> holding(received, newer, newer.response().fields(), newer.body()));
  }

  /** Returns whether both are parts with the same strong entity tag. */
  private static boolean isSameRepresentation(CachedResponse stored, CachedResponse newer) {
    return ContentRange.isPart(stored) && haveSameStrongTag(stored.response(), newer.response());
  }

  /** Returns whether two responses have the same strong entity tag. */
  static boolean haveSameStrongTag(HttpResponse one, HttpResponse other) {
    Optional<EntityTag> own = tag(one);
    return own.isPresent() && tag(other).filter(own.get()::matchesStrongly).isPresent();
  }

  private static Optional<EntityTag> tag(HttpResponse response) {
    return response.fields().first("ETag").map(EntityTag::new);
  }

  private static Optional<CachedResponse> combine(
      CachedResponse stored, CachedResponse newer, ContentRange received, int limit) {
    return ContentRange.held(stored)
        .flatMap(
            held ->
                held.union(received)
                    .filter(union -> union.size() <= limit)
                    .map(union -> combined(stored, held, newer, received, union)));
  }

  private static CachedResponse combined(
      CachedResponse stored,
      ContentRange held,
      CachedResponse newer,
      ContentRange received,
      ContentRange union) {
    byte[] bytes = new byte[(int) union.size()];
    stored.body().copyTo(bytes, (int) (held.first() - union.first()));
    newer.body().copyTo(bytes, (int) (received.first() - union.first()));
    Fields fields = Freshening.update(stored, newer.response()).fields();
    // The bytes of the stored part are as old as its generations.
    return holding(union, newer, fields, Body.of(bytes)).withGenerations(stored.generations());
  }

  private static CachedResponse holding(
      ContentRange range, CachedResponse newer, Fields fields, Body.Buffered bytes) {
    HttpResponse response = newer.response().withFields(range.describe(fields)).withBody(bytes);
    return new CachedResponse(
        newer.request(), range.isComplete() ? complete(response) : response, newer.times());
  }

  private static HttpResponse complete(HttpResponse all) {
    return new HttpResponse(
        200, "OK", all.protocol(), all.fields().without(List.of("Content-Range")), all.body());
  }
}
