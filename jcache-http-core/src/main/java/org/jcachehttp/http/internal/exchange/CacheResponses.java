package org.jcachehttp.http.internal.exchange;

import java.util.Optional;
import java.util.function.LongFunction;
import org.jcachehttp.http.internal.policy.CurrentAge;
import org.jcachehttp.http.internal.policy.ResponseSelection;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.status.NotStoredReason;
import org.jcachehttp.http.stored.CachedResponse;

/** The responses of this cache to its callers, with the fields that a cache adds. */
final class CacheResponses {

  private static final String CACHE_NAME = "jcache-http; ";

  private CacheResponses() {}

  /**
   * Responds with a stored response and its current age (RFC 9111 section 4).
   *
   * @param now the current time, epoch milliseconds
   * @param key the key under which it is stored
   * @param status the status for a given time to live
   */
  static Action.Respond fromStore(
      HttpRequest request,
      CachedResponse stored,
      long now,
      String key,
      LongFunction<CacheStatus> status) {
    HttpResponse selected = ResponseSelection.select(request, stored);
    String age = Long.toString(CurrentAge.of(stored, now) / 1000);
    CacheStatus cacheStatus = status.apply(CurrentAge.timeToLive(stored, now));
    Optional<String> storedUnder = Optional.of(key);
    // One copy of the field lines for both fields, whose syntax is known: this is the hit path.
    Fields fields =
        selected
            .fields()
            .with(
                new Field("Age", age),
                new Field(CacheStatus.FIELD, member(cacheStatus, storedUnder)));
    return new Action.Respond(
        selected.withFields(fields), cacheStatus, storedUnder, Optional.empty());
  }

  /**
   * Responds with the origin's response, which was stored.
   *
   * @param key the key under which it was stored
   * @param timeToLive how long it is fresh, in milliseconds
   */
  static Action.Respond stored(
      HttpResponse response, ForwardReason reason, String key, long timeToLive) {
    return respond(
        response, new CacheStatus.Stored(reason, response.status(), timeToLive), Optional.of(key));
  }

  /** Responds with the origin's response, which was not stored. */
  static Action.Respond notStored(
      HttpResponse response, ForwardReason reason, String key, NotStoredReason notStored) {
    return respond(
        response,
        new CacheStatus.NotStored(reason, response.status(), notStored),
        Optional.of(key));
  }

  /** Responds with the origin's response to a request that bypassed the cache. */
  static Action.Respond bypassed(HttpResponse response, ForwardReason reason) {
    return respond(response, new CacheStatus.Bypassed(reason, response.status()), Optional.empty());
  }

  /** Responds to a request that must not be forwarded (RFC 9111 section 5.2.1.7). */
  static Action.Respond gatewayTimeout(ForwardReason reason) {
    return respond(
        new HttpResponse(504, "Gateway Timeout", "HTTP/1.1", Fields.empty(), Body.empty()),
        new CacheStatus.GatewayTimeout(reason),
        Optional.empty());
  }

  /**
   * Responds with a response that was made of the origin's one.
   *
   * @param forwardStatus the status code of the origin's response
   */
  static Action.Respond forwardedAs(int forwardStatus, Action.Respond respond) {
    CacheStatus status = respond.status().forwardedAs(forwardStatus);
    Fields fields = respond.response().fields();
    // The member of this cache is on the last line.
    Fields others = Fields.copyOf(fields.stream().limit(fields.size() - 1L).toList());
    HttpResponse response =
        respond
            .response()
            .withFields(others.with(CacheStatus.FIELD, member(status, respond.key())));
    return new Action.Respond(response, status, respond.key(), respond.shareable());
  }

  private static Action.Respond respond(
      HttpResponse response, CacheStatus status, Optional<String> key) {
    Fields fields = response.fields().with(CacheStatus.FIELD, member(status, key));
    return new Action.Respond(response.withFields(fields), status, key, Optional.empty());
  }

  private static String member(CacheStatus status, Optional<String> key) {
    return key.isPresent()
        ? CACHE_NAME + status.parameters() + "; key=\"" + key.get() + '"'
        : CACHE_NAME + status.parameters();
  }
}
