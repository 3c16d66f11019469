package org.jcachehttp.http;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.policy.RequestPolicy;
import org.jcachehttp.http.policy.Storability;
import org.jspecify.annotations.Nullable;

/** One request of a caller on its way to an answer. For use by one thread at a time. */
final class Call {

  private static final int MOST_LOOKS = 2;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final RequestPolicy policy;
  private final InstantSource clock;
  private @Nullable Flight flight;
  private int looks;

  /**
   * A call of that request with the rules for it.
   *
   * @param clock what tells the times of the response
   */
  Call(RequestPolicy policy, InstantSource clock) {
    this.policy = policy;
    this.clock = clock;
  }

  RequestPolicy policy() {
    return policy;
  }

  HttpRequest request() {
    return policy.request();
  }

  /** The rules for storing what answers it. */
  Storability storability() {
    return new Storability(policy);
  }

  long now() {
    return clock.millis();
  }

  /** How long it may wait for another call. */
  Duration patience() {
    return policy.options().timeout().orElse(LONGEST_WAIT);
  }

  /** Whether it may begin anew, which it may not do for ever; counted. */
  boolean mayLookAgain() {
    return ++looks <= MOST_LOOKS;
  }

  /** From here on others wait for what this call brings. */
  void leads(Flight led) {
    this.flight = led;
  }

  /** Whether what it brings is outdated before it is there. */
  boolean isOutdated() {
    return flight != null && flight.isOutdated();
  }

  /** What others wait for, once: who takes it tells them. */
  Optional<Flight> disembark() {
    Optional<Flight> led = Optional.ofNullable(flight);
    flight = null;
    return led;
  }
}
