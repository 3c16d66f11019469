package org.jcachehttp.feign;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of this cache's member in Cache-Status; of its own making, none has a semicolon in
 * its value.
 *
 * @param parameters the values by name, without quotes; the empty text where there is none
 */
record StatusMember(Map<String, String> parameters) {

  /** The parameters of that member. */
  static StatusMember parse(String member) {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : member.split("; *", -1)) {
      int equals = parameter.indexOf('=');
      String name = equals < 0 ? parameter : parameter.substring(0, equals);
      parameters.put(name, equals < 0 ? "" : parameter.substring(equals + 1).replace("\"", ""));
    }
    return new StatusMember(parameters);
  }

  boolean isHit() {
    return parameters.containsKey("hit");
  }

  /** Whether a stored response stands in for an origin that failed. */
  boolean isStaleAnswer() {
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
