package org.jcachehttp.http;

import java.util.function.LongFunction;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.policy.ForwardReason;
import org.jcachehttp.http.policy.StoreRefusal;
import org.jcachehttp.http.policy.StoredAnswer;
import org.jcachehttp.http.status.CacheStatus;
import org.jcachehttp.http.stored.CachedResponse;

/** What callers get, with the fields that say where it comes from. */
final class Answers {

  private Answers() {}

  /**
   * RFC 9111 section 4: the stored response, with its age at {@code now}.
   *
   * @param status the member of Cache-Status for its time to live
   */
  static HttpResponse fromStore(
      HttpRequest request, CachedResponse stored, long now, LongFunction<String> status) {
    HttpResponse answer = StoredAnswer.to(request, stored);
    Fields fields =
        answer
            .fields()
            .with(
                "Age",
                Long.toString(stored.age(now) / 1000),
                CacheStatus.FIELD,
                status.apply(stored.timeToLive(now)));
    return answer.withFields(fields);
  }

  /** The origin's response, which was not stored. */
  static HttpResponse notStored(HttpResponse response, ForwardReason reason, StoreRefusal why) {
    return withStatus(response, CacheStatus.notStored(reason, response.status(), why));
  }

  /** The origin's response, which nobody tried to store. */
  static HttpResponse passed(HttpResponse response, ForwardReason reason) {
    return withStatus(response, CacheStatus.passed(reason, response.status()));
  }

  /** The origin's response, which was stored. */
  static HttpResponse stored(HttpResponse response, ForwardReason reason) {
    return withStatus(response, CacheStatus.stored(reason, response.status()));
  }

  /** RFC 9111 section 5.2.1.7. */
  static HttpResponse refusal(ForwardReason reason) {
    return new HttpResponse(
        504,
        "Gateway Timeout",
        "HTTP/1.1",
        Fields.of(CacheStatus.FIELD, CacheStatus.refused(reason)),
        Body.empty());
  }

  private static HttpResponse withStatus(HttpResponse response, String status) {
    return response.withFields(response.fields().with(CacheStatus.FIELD, status));
  }
}
