package org.jcachehttp.http.internal.exchange;

import java.util.Optional;
import java.util.function.LongFunction;
import org.jcachehttp.http.internal.policy.ResponseSelection;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.status.CacheStatus;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.status.NotStoredReason;
import org.jcachehttp.http.stored.CachedResponse;

/** What callers get, with the fields that say where it comes from. */
public final class CacheResponses {

  private static final String CACHE = "jcache-http; ";

  private CacheResponses() {}

  /**
   * RFC 9111 section 4: the stored response, with its age at {@code now}.
   *
   * @param key where it is stored
   * @param status what to say of it, by its time to live
   */
  static Action.Answer fromStore(
      HttpRequest request,
      CachedResponse stored,
      long now,
      String key,
      LongFunction<CacheStatus> status) {
    HttpResponse answer = ResponseSelection.to(request, stored);
    String age = Long.toString(stored.age(now) / 1000);
    CacheStatus said = status.apply(stored.timeToLive(now));
    // One copy of the field lines for both fields: this is the hit path.
    Fields fields =
        answer.fields().with("Age", age, CacheStatus.FIELD, member(said, Optional.of(key)));
    return new Action.Answer(answer.withFields(fields), said, Optional.of(key), Optional.empty());
  }

  /**
   * The origin's response, which was stored under that key.
   *
   * @param timeToLive how long what was stored stays fresh, in milliseconds
   */
  static Action.Answer stored(
      HttpResponse response, ForwardReason reason, String key, long timeToLive) {
    return answer(
        response, new CacheStatus.Stored(reason, response.status(), timeToLive), Optional.of(key));
  }

  /** The origin's response, which was not stored under that key. */
  static Action.Answer notStored(
      HttpResponse response, ForwardReason reason, String key, NotStoredReason why) {
    return answer(
        response, new CacheStatus.NotStored(reason, response.status(), why), Optional.of(key));
  }

  /** The origin's response, which nobody tried to store. */
  static Action.Answer passed(HttpResponse response, ForwardReason reason) {
    return answer(response, new CacheStatus.Passed(reason, response.status()), Optional.empty());
  }

  /** RFC 9111 section 5.2.1.7. */
  static Action.Answer refusal(ForwardReason reason) {
    return answer(
        new HttpResponse(504, "Gateway Timeout", "HTTP/1.1", Fields.empty(), Body.empty()),
        new CacheStatus.Refused(reason),
        Optional.empty());
  }

  private static Action.Answer answer(
      HttpResponse response, CacheStatus status, Optional<String> key) {
    Fields fields = response.fields().with(CacheStatus.FIELD, member(status, key));
    return new Action.Answer(response.withFields(fields), status, key, Optional.empty());
  }

  private static String member(CacheStatus status, Optional<String> key) {
    String member = CACHE + status.parameters();
    return key.isPresent() ? member + "; key=\"" + key.get() + '"' : member;
  }
}
