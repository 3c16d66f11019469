package org.jcachehttp.http.internal.exchange;

import java.util.Map;
import org.jcachehttp.http.internal.store.Lookup;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredTimes;

/**
 * A response of the origin that may be stored, judged by its head.
 *
 * @param exchange the exchange that it ends
 * @param lookup the lookup before the request was sent
 * @param reason why the request was sent
 * @param response the response as it was received
 * @param fields the fields to store it with
 * @param times the times to store it with
 * @param generations the generations of the tags of a part that it completes
 */
record StorableResponse(
    Exchange exchange,
    Lookup lookup,
    ForwardReason reason,
    HttpResponse response,
    Fields fields,
    StoredTimes times,
    Map<String, String> generations) {

  String key() {
    return lookup.location().key();
  }

  /** Returns the entry without its body. */
  CachedResponse head() {
    return entry(response.withFields(fields).withBody(Body.empty()));
  }

  /** Returns the entry with its body. */
  CachedResponse with(BodyReader.Complete body) {
    return entry(body.response().withFields(body.describe(fields)));
  }

  private CachedResponse entry(HttpResponse content) {
    return new CachedResponse(lookup.location().storedRequest(), content, times)
        .withGenerations(generations);
  }
}
