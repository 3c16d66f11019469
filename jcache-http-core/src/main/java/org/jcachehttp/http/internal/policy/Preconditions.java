package org.jcachehttp.http.internal.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.http.internal.message.HttpDate;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.stored.CachedResponse;

/** The preconditions of a caller that has a response of its own (RFC 9111 section 4.3.2). */
public final class Preconditions {

  static final String IF_NONE_MATCH = "If-None-Match";
  static final String IF_MODIFIED_SINCE = "If-Modified-Since";

  private static final List<String> FIELDS = List.of(IF_NONE_MATCH, IF_MODIFIED_SINCE);

  private Preconditions() {}

  /** Returns the request without its preconditions. */
  public static HttpRequest strip(HttpRequest request) {
    return request.withFields(request.fields().without(FIELDS));
  }

  /** Returns whether the request has preconditions. */
  static boolean isConditional(HttpRequest request) {
    return request.fields().has(IF_NONE_MATCH) || request.fields().has(IF_MODIFIED_SINCE);
  }

  /** Returns whether the caller has the stored response, so that the response is 304. */
  public static boolean isNotModified(HttpRequest request, CachedResponse stored) {
    Fields conditions = request.fields();
    // RFC 9110 section 13.2.1: preconditions apply to successful responses only.
    if (stored.response().status() / 100 != 2) {
      return false;
    }
    // RFC 9110 section 13.1.3: If-None-Match takes precedence over If-Modified-Since.
    if (conditions.has(IF_NONE_MATCH)) {
      return matchesAny(conditions, stored);
    }
    return conditions
        .first(IF_MODIFIED_SINCE)
        .flatMap(since -> instant(since, stored))
        .filter(since -> !lastModified(stored).isAfter(since))
        .isPresent();
  }

  /** Returns whether any representation matches: {@code If-None-Match: *}. */
  static boolean isAny(Fields conditions) {
    return conditions.all(IF_NONE_MATCH).stream().anyMatch(value -> value.strip().equals("*"));
  }

  /** RFC 9110 section 13.1.2, by weak comparison. */
  private static boolean matchesAny(Fields conditions, CachedResponse stored) {
    if (isAny(conditions)) {
      return true;
    }
    Optional<EntityTag> own = stored.response().fields().first("ETag").map(EntityTag::new);
    return own.isPresent()
        && EntityTag.listed(conditions, IF_NONE_MATCH).stream().anyMatch(own.get()::matchesWeakly);
  }

  /** Returns Last-Modified, otherwise Date, otherwise the time of receipt. */
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
    return stored.times().responseTime();
  }
}
