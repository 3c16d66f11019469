package org.jcachehttp.http.internal.exchange;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jcachehttp.http.internal.policy.RequestPolicy;
import org.jcachehttp.http.internal.policy.Storability;
import org.jcachehttp.http.message.HttpRequest;
import org.jspecify.annotations.Nullable;

/** One request of a caller on its way to an answer. For use by one thread at a time. */
public final class Exchange {

  private static final int MOST_LOOKS = 2;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private final RequestPolicy policy;
  private final InstantSource clock;
  private @Nullable InFlightRequest request;
  private int looks;

  /**
   * A call of that request with the rules for it.
   *
   * @param clock what tells the times of the response
   */
  public Exchange(RequestPolicy policy, InstantSource clock) {
    this.policy = policy;
    this.clock = clock;
  }

  public RequestPolicy policy() {
    return policy;
  }

  public HttpRequest request() {
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
  void leads(InFlightRequest led) {
    this.request = led;
  }

  /** Whether what it brings is outdated before it is there. */
  boolean isOutdated() {
    return request != null && request.isOutdated();
  }

  /** What others wait for, once: who takes it tells them. */
  Optional<InFlightRequest> disembark() {
    Optional<InFlightRequest> led = Optional.ofNullable(request);
    request = null;
    return led;
  }
}
