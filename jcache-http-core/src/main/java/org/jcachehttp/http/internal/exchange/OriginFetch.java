package org.jcachehttp.http.internal.exchange;

import java.io.IOException;
import java.util.Optional;
import org.jcachehttp.http.internal.policy.ContentRange;
import org.jcachehttp.http.internal.policy.Invalidation;
import org.jcachehttp.http.internal.policy.PartialContent;
import org.jcachehttp.http.internal.policy.Storability;
import org.jcachehttp.http.internal.store.EntryLocation;
import org.jcachehttp.http.internal.store.Lookup;
import org.jcachehttp.http.internal.store.VariantStore;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.status.NotStoredReason;
import org.jcachehttp.http.stored.CachedResponse;

/** Asking the origin for a response, and storing it where that is allowed (RFC 9111 section 3). */
public final class OriginFetch {

  private final VariantStore store;
  private final InFlightRequests inFlight;
  private final int maxBodySize;

  public OriginFetch(VariantStore store, InFlightRequests inFlight, int maxBodySize) {
    this.store = store;
    this.inFlight = inFlight;
    this.maxBodySize = maxBodySize;
  }

  /** Asks the origin with the request as it is. */
  Action fetch(Exchange call, Lookup lookup, ForwardReason reason) {
    return new Action.Ask(call.request(), received -> keep(call, lookup, reason, received));
  }

  /**
   * The origin's response, which is stored if it may be.
   *
   * @throws IOException if its body breaks off
   */
  Action.Answer keep(Exchange call, Lookup lookup, ForwardReason reason, TimedResponse received)
      throws IOException {
    HttpResponse response = received.response();
    if (response.status() == 304) {
      // The caller's own condition: what the caller has still holds, and is not here.
      return CacheResponses.passed(response, reason);
    }
    Storability.Outcome outcome =
        call.storability().judge(response, received.requestTime(), received.responseTime());
    if (outcome instanceof Storability.Refused refused) {
      return notStored(lookup, response, reason, refused.reason());
    }
    BodyReader.Outcome reading = BodyReader.read(response, maxBodySize);
    if (reading instanceof BodyReader.Broken broken) {
      throw broken.failure();
    }
    if (reading instanceof BodyReader.Unfit unfit) {
      return notStored(lookup, unfit.response(), reason, unfit.reason());
    }
    HttpResponse whole = ((BodyReader.Whole) reading).response();
    CachedResponse entry = entry(call, lookup.slot(), whole, (Storability.Storable) outcome);
    Optional<NotStoredReason> refusal = refusal(call, entry);
    if (refusal.isPresent()) {
      return notStored(lookup, whole, reason, refusal.get());
    }
    if (ContentRange.isPart(entry)) {
      return keepPart(call, lookup, reason, entry, whole);
    }
    return put(call, lookup.slot(), entry)
        .map(failure -> notStored(lookup, whole, reason, failure))
        .orElseGet(() -> stored(call, lookup, whole, reason, entry))
        // Those who wait for it need no store.
        .sharing(entry);
  }

  /** Why what is to be stored must not be, now that its body is there. */
  private Optional<NotStoredReason> refusal(Exchange call, CachedResponse entry) {
    return store.repeatsSecret(call.request(), entry.response())
        ? Optional.of(NotStoredReason.SECRET_IN_RESPONSE)
        : call.storability().judge(entry);
  }

  private Optional<NotStoredReason> put(Exchange call, EntryLocation slot, CachedResponse entry) {
    if (!store.put(slot, call.request(), entry)) {
      return Optional.of(NotStoredReason.STORE_UNAVAILABLE);
    }
    if (call.isOutdated()) {
      store.invalidate(slot.primary());
      return Optional.of(NotStoredReason.SUPERSEDED);
    }
    return Optional.empty();
  }

  /** Section 3.4: a part is combined with the one that was found, where that is possible. */
  private Action.Answer keepPart(
      Exchange call,
      Lookup lookup,
      ForwardReason reason,
      CachedResponse part,
      HttpResponse answer) {
    CachedResponse combined = PartialContent.of(lookup.stored(), part, maxBodySize);
    Optional<NotStoredReason> refusal = refusal(call, combined);
    if (refusal.isPresent()) {
      return notStored(lookup, answer, reason, refusal.get());
    }
    return store.putPart(lookup, call.request(), combined)
        ? stored(call, lookup, answer, reason, combined)
        : notStored(lookup, answer, reason, NotStoredReason.SUPERSEDED);
  }

  private static Action.Answer stored(
      Exchange call,
      Lookup lookup,
      HttpResponse answer,
      ForwardReason reason,
      CachedResponse entry) {
    return CacheResponses.stored(answer, reason, lookup.slot().key(), entry.timeToLive(call.now()));
  }

  private static CachedResponse entry(
      Exchange call, EntryLocation slot, HttpResponse whole, Storability.Storable storable) {
    return new CachedResponse(
        slot.request(),
        whole.withFields(call.storability().storableFields(whole)),
        storable.times());
  }

  /** What is outdated must not answer once more when the origin cannot be reached. */
  private Action.Answer notStored(
      Lookup lookup, HttpResponse response, ForwardReason reason, NotStoredReason why) {
    if (Invalidation.isSuperseding(response.status())) {
      lookup.stored().ifPresent(outdated -> store.remove(lookup.slot(), outdated));
    }
    return CacheResponses.notStored(response, reason, lookup.slot().key(), why);
  }

  /** Asks the origin with a request that does not concern the cache, or outdates what it holds. */
  Action pass(Exchange call, ForwardReason reason) {
    return new Action.Ask(
        call.request(),
        received -> {
          HttpResponse response = received.response();
          for (String target : store.outdatedBy(call.request(), response)) {
            // In this order: who stores sees that it is outdated, or is removed afterwards.
            inFlight.outdate(target);
            store.invalidate(target);
          }
          return CacheResponses.passed(response, reason);
        });
  }
}
