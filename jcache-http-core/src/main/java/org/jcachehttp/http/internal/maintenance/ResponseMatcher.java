package org.jcachehttp.http.internal.maintenance;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcachehttp.http.internal.url.UrlPattern;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.maintenance.ResponseState;
import org.jcachehttp.http.maintenance.ResponseSummary;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.storage.ScanCriteria;

/**
 * Criteria at one time, with their URL pattern compiled.
 *
 * @param criteria the criteria
 * @param pattern the URL pattern, if the criteria have one
 * @param now the time
 */
record ResponseMatcher(Criteria criteria, Optional<UrlPattern> pattern, Instant now) {

  static ResponseMatcher of(Criteria criteria, Instant now) {
    return new ResponseMatcher(criteria, criteria.url().map(UrlPattern::parse), now);
  }

  boolean wants(ResponseState state) {
    return criteria.states().contains(state);
  }

  boolean wantsReadable() {
    return !criteria.states().equals(Set.of(ResponseState.INVALID));
  }

  /** Whether a readable response matches. */
  boolean matches(ResponseSummary response) {
    return wants(response.stateAt(now)) && meetsConditions(response);
  }

  /** Whether an unreadable entry matches; one without metadata matches criteria of states only. */
  boolean matchesUnreadable(Optional<ResponseSummary> metadata) {
    return metadata.map(this::meetsConditions).orElseGet(this::hasNoConditions);
  }

  private boolean hasNoConditions() {
    return criteria.minAge().isEmpty()
        && pattern.isEmpty()
        && criteria.statuses().isEmpty()
        && criteria.methods().isEmpty();
  }

  private boolean meetsConditions(ResponseSummary response) {
    return isOldEnough(response)
        && isAnyOr(criteria.statuses(), response.status())
        && isAnyOr(criteria.methods(), response.method())
        && (pattern.isEmpty() || pattern.get().matches(TargetUri.of(URI.create(response.url()))));
  }

  private boolean isOldEnough(ResponseSummary response) {
    return criteria.minAge().isEmpty()
        || !now.minus(criteria.minAge().get()).isBefore(response.created());
  }

  private static <T> boolean isAnyOr(Set<T> wanted, T actual) {
    return wanted.isEmpty() || wanted.contains(actual);
  }

  /** The conditions that a backend can check by itself. */
  ScanCriteria scan() {
    Map<String, String> metadata = new HashMap<>();
    onlyOneOf(criteria.statuses()).ifPresent(status -> metadata.put("status", status.toString()));
    onlyOneOf(criteria.methods()).ifPresent(method -> metadata.put("method", method));
    return deadlines().having(metadata);
  }

  private ScanCriteria deadlines() {
    if (criteria.states().equals(Set.of(ResponseState.EXPIRED))) {
      return ScanCriteria.expiredAt(now.toEpochMilli());
    }
    return wants(ResponseState.EXPIRED)
        ? ScanCriteria.all()
        : ScanCriteria.liveAt(now.toEpochMilli());
  }

  private static <T> Optional<T> onlyOneOf(Set<T> wanted) {
    return wanted.size() == 1 ? Optional.of(wanted.iterator().next()) : Optional.empty();
  }
}
