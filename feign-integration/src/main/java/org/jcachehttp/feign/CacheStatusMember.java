package org.jcachehttp.feign;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * This cache's member of a Cache-Status field (RFC 9211). Its parameter values have no semicolons.
 *
 * @param parameters the unquoted values by name; empty strings for parameters without value
 */
record CacheStatusMember(Map<String, String> parameters) {

  /** Parses a member. */
  static CacheStatusMember parse(String member) {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : member.split("; *", -1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      parameters.put(name, equals < 0 ? "" : parameter.substring(equals + 1).replace("\"", ""));
    }
    return new CacheStatusMember(parameters);
  }

  boolean isHit() {
    return parameters.containsKey("hit");
  }

  /** Returns whether a stale response was used because the origin failed. */
  boolean isStaleOnError() {
    String detail = parameters.getOrDefault("detail", "");
    return detail.equals("stale-if-error") || detail.equals("origin-unreachable");
  }

  boolean isForwardedWith(String status) {
    return status.equals(parameters.get("fwd-status"));
  }

  Optional<Duration> timeToLive() {
    return Optional.ofNullable(parameters.get("ttl")).map(Long::parseLong).map(Duration::ofSeconds);
  }

  Optional<String> key() {
    return Optional.ofNullable(parameters.get("key"));
  }
}
