package org.jcachehttp.spring.actuate;

import java.time.Duration;
import java.util.function.Supplier;
import org.jcachehttp.http.maintenance.Criteria;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;

/** Reads the criteria of a request to the endpoint. */
final class EntryFilter {

  private EntryFilter() {}

  /**
   * Returns the criteria.
   *
   * @throws InvalidEndpointRequestException if one of them is malformed
   */
  static Criteria criteria(
      String state,
      @Nullable String url,
      @Nullable Duration minAge,
      int @Nullable [] statuses,
      String @Nullable [] methods) {
    return checked(
        () -> {
          Criteria criteria = inState(state);
          criteria = url == null ? criteria : criteria.withUrl(url);
          criteria = minAge == null ? criteria : criteria.withMinAge(minAge);
          criteria = statuses == null ? criteria : criteria.withStatuses(statuses);
          return methods == null ? criteria : criteria.withMethods(methods);
        });
  }

  /**
   * Returns the result of an action.
   *
   * @throws InvalidEndpointRequestException if it rejects a parameter of the request
   */
  static <T> T checked(Supplier<T> action) {
    try {
      return action.get();
    } catch (IllegalArgumentException rejected) {
      String reason = String.valueOf(rejected.getMessage());
      throw new InvalidEndpointRequestException(reason, reason, rejected);
    }
  }

  private static Criteria inState(String state) {
    return switch (state) {
      case "all" -> Criteria.all();
      case "fresh" -> Criteria.fresh();
      case "stale" -> Criteria.stale();
      case "expired" -> Criteria.expired();
      case "invalid" -> Criteria.invalid();
      default ->
          throw new IllegalArgumentException(
              "state is '" + state + "', but takes all, fresh, stale, expired or invalid");
    };
  }
}
