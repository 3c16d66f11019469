package org.jcachehttp.http;

import java.io.IOException;
import java.time.InstantSource;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.Origin;
import org.jcachehttp.http.policy.RequestPolicy;
import org.jcachehttp.http.policy.Storability;

/**
 * One request of a caller.
 *
 * @param policy the request with the rules for it
 * @param origin who answers what the cache does not
 * @param clock what tells the times of the response
 */
record Call(RequestPolicy policy, Origin origin, InstantSource clock) {

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

  /** Asks the origin, with that request in the place of the caller's. */
  Received send(HttpRequest request) throws IOException {
    long requestTime = now();
    return new Received(origin.send(request), requestTime, now());
  }
}
