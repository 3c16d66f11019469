package org.jcachehttp.http;

import java.io.IOException;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.policy.ForwardReason;
import org.jcachehttp.http.policy.Invalidation;
import org.jcachehttp.http.policy.Storability;
import org.jcachehttp.http.policy.StoreRefusal;
import org.jcachehttp.http.stored.CachedResponse;

/** Asking the origin for a response, and storing it where that is allowed (RFC 9111 section 3). */
final class Fetching {

  private final VariantStore store;
  private final Storability storability;
  private final int maxBodySize;

  Fetching(VariantStore store, Storability storability, int maxBodySize) {
    this.store = store;
    this.storability = storability;
    this.maxBodySize = maxBodySize;
  }

  /** The origin's response to the request as it is. */
  HttpResponse fetch(Call call, Lookup lookup, ForwardReason reason) throws IOException {
    return keep(call, lookup, reason, call.send(call.request()));
  }

  /** The origin's response, which is stored if it may be. */
  HttpResponse keep(Call call, Lookup lookup, ForwardReason reason, Received received)
      throws IOException {
    HttpResponse response = received.response();
    if (response.status() == 304) {
      // The caller's own condition: what the caller has still holds, and is not here.
      return Answers.passed(response, reason);
    }
    Storability.Outcome outcome =
        storability.judge(
            call.request(), response, received.requestTime(), received.responseTime());
    if (outcome instanceof Storability.Refused refused) {
      return notStored(lookup, response, reason, refused.reason());
    }
    BodyReader.Outcome reading = BodyReader.read(response, maxBodySize);
    if (reading instanceof BodyReader.Unfit unfit) {
      return notStored(lookup, unfit.response(), reason, unfit.reason());
    }
    HttpResponse whole = ((BodyReader.Whole) reading).response();
    if (store.repeatsSecret(call.request(), whole.withFields(storability.storableFields(whole)))) {
      return notStored(lookup, whole, reason, StoreRefusal.SECRET_IN_RESPONSE);
    }
    CachedResponse entry = entry(lookup.slot(), whole, (Storability.Storable) outcome);
    return store.put(lookup.slot(), call.request(), entry)
        ? Answers.stored(whole, reason)
        : notStored(lookup, whole, reason, StoreRefusal.STORE_UNAVAILABLE);
  }

  private CachedResponse entry(Slot slot, HttpResponse whole, Storability.Storable storable) {
    return new CachedResponse(
        slot.request(), whole.withFields(storability.storableFields(whole)), storable.times());
  }

  /** What is outdated must not answer once more when the origin cannot be reached. */
  private HttpResponse notStored(
      Lookup lookup, HttpResponse response, ForwardReason reason, StoreRefusal why) {
    if (Invalidation.isSuperseding(response.status())) {
      lookup.stored().ifPresent(outdated -> store.remove(lookup.slot(), outdated));
    }
    return Answers.notStored(response, reason, why);
  }

  /** The origin's response to a request that does not concern the cache, or outdates it. */
  HttpResponse pass(Call call, ForwardReason reason) throws IOException {
    HttpResponse response = call.send(call.request()).response();
    store.invalidate(call.request(), response);
    return Answers.passed(response, reason);
  }
}
