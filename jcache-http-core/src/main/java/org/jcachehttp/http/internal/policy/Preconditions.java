package org.jcachehttp.http.internal.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.http.internal.message.HttpDate;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * The conditions a caller put on its request, because it has a response of its own (RFC 9111
 * section 4.3.2).
 */
public final class Preconditions {

  static final String IF_NONE_MATCH = "If-None-Match";
  static final String IF_MODIFIED_SINCE = "If-Modified-Since";

  private static final List<String> FIELDS = List.of(IF_NONE_MATCH, IF_MODIFIED_SINCE);

  private Preconditions() {}

  /** The request without its conditions. */
  public static HttpRequest strip(HttpRequest request) {
    return request.withFields(request.fields().without(FIELDS));
  }

  /** Whether the request has a condition of its caller's. */
  static boolean isConditional(HttpRequest request) {
    return FIELDS.stream().anyMatch(request.fields()::has);
  }

  /** Whether the caller's own response is the stored one, so that 304 answers it. */
  public static boolean isNotModified(HttpRequest request, CachedResponse stored) {
    Fields conditions = request.fields();
    // RFC 9110 section 13.2.1: conditions do not change an answer that is no success.
    if (stored.response().status() / 100 != 2) {
      return false;
    }
    // RFC 9110 section 13.1.3: beside If-None-Match, If-Modified-Since does not count.
    if (conditions.has(IF_NONE_MATCH)) {
      return matchesAny(conditions, stored);
    }
    return conditions
        .first(IF_MODIFIED_SINCE)
        .flatMap(since -> instant(since, stored))
        .filter(since -> !lastModified(stored).isAfter(since))
        .isPresent();
  }

  /** Whether the caller holds any response at all: {@code If-None-Match: *}. */
  static boolean isAny(Fields conditions) {
    return conditions.tokens(IF_NONE_MATCH).contains("*");
  }

  /** RFC 9110 section 13.1.2, with the weak comparison. */
  private static boolean matchesAny(Fields conditions, CachedResponse stored) {
    if (isAny(conditions)) {
      return true;
    }
    Optional<EntityTag> own = stored.response().fields().first("ETag").map(EntityTag::new);
    return own.isPresent()
        && EntityTag.listed(conditions, IF_NONE_MATCH).stream().anyMatch(own.get()::matchesWeakly);
  }

  /** Last-Modified, else Date, else the time of receipt. */
  private static Instant lastModified(CachedResponse stored) {
    Fields fields = stored.response().fields();
    return fields
        .first("Last-Modified")
        .flatMap(date -> instant(date, stored))
        .or(() -> fields.first("Date").flatMap(date -> instant(date, stored)))
        .orElseGet(() -> receivedAt(stored));
  }

  private static Optional<Instant> instant(String date, CachedResponse stored) {
    return HttpDate.parse(date, receivedAt(stored));
  }

  private static Instant receivedAt(CachedResponse stored) {
    return Instant.ofEpochMilli(stored.times().responseTime());
  }
}
