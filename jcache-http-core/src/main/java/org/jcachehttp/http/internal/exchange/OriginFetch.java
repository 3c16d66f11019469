package org.jcachehttp.http.internal.exchange;

import java.io.IOException;
import java.util.Optional;
import org.jcachehttp.http.internal.exchange.Action.TimedResponse;
import org.jcachehttp.http.internal.policy.ContentRange;
import org.jcachehttp.http.internal.policy.CurrentAge;
import org.jcachehttp.http.internal.policy.Freshness;
import org.jcachehttp.http.internal.policy.PartialContent;
import org.jcachehttp.http.internal.policy.Storability;
import org.jcachehttp.http.internal.store.EntryLocation;
import org.jcachehttp.http.internal.store.GroupedEntry;
import org.jcachehttp.http.internal.store.Lookup;
import org.jcachehttp.http.internal.store.VariantStore;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.status.NotStoredReason;
import org.jcachehttp.http.stored.CachedResponse;

/** Fetches responses from the origin and stores them where allowed (RFC 9111 section 3). */
final class OriginFetch {

  private final VariantStore store;
  private final InFlightRequests inFlight;
  private final int maxBodySize;

  OriginFetch(VariantStore store, InFlightRequests inFlight, int maxBodySize) {
    this.store = store;
    this.inFlight = inFlight;
    this.maxBodySize = maxBodySize;
  }

  /** Sends the request to the origin unchanged. */
  Action fetch(Exchange exchange, Lookup lookup, ForwardReason reason) {
    exchange.sendsAfter(store.invalidations());
    return new Action.SendToOrigin(
        exchange.request(), received -> onResponse(exchange, lookup, reason, received));
  }

  /**
   * Responds with the origin's response, and stores it if allowed.
   *
   * @throws IOException if its body cannot be read
   */
  Action.Respond onResponse(
      Exchange exchange, Lookup lookup, ForwardReason reason, TimedResponse received)
      throws IOException {
    HttpResponse response = Freshness.dated(received.response(), received.responseTime());
    if (response.status() == 304) {
      // The response to a precondition of the caller, not about a stored response.
      return CacheResponses.bypassed(response, reason);
    }
    Storability storability = Storability.of(exchange.policy(), response);
    Storability.Outcome outcome =
        storability.judge(received.requestTime(), received.responseTime());
    if (outcome instanceof Storability.Refused refused) {
      return notStored(exchange, lookup, response, reason, refused.reason());
    }
    BodyReader.Outcome body = BodyReader.read(response, maxBodySize);
    if (body instanceof BodyReader.Failed failed) {
      throw failed.failure();
    }
    if (body instanceof BodyReader.NotStorable notStorable) {
      return notStored(exchange, lookup, notStorable.response(), reason, notStorable.reason());
    }
    BodyReader.Complete complete = (BodyReader.Complete) body;
    CachedResponse storable =
        new CachedResponse(
            lookup.location().storedRequest(),
            complete.response().withFields(complete.describe(storability.fields())),
            ((Storability.Storable) outcome).times());
    return store(exchange, lookup, reason, complete.response(), storable);
  }

  private Action.Respond store(
      Exchange exchange,
      Lookup lookup,
      ForwardReason reason,
      HttpResponse response,
      CachedResponse storable) {
    Optional<CachedResponse> entry = store.toEntry(lookup.location(), storable);
    if (entry.isEmpty()) {
      return notStored(exchange, lookup, response, reason, NotStoredReason.SECRET_IN_RESPONSE);
    }
    if (!exchange.policy().admits(entry.get())) {
      return notStored(exchange, lookup, response, reason, NotStoredReason.FILTERED_RESPONSE);
    }
    if (ContentRange.isPart(entry.get())) {
      return storePart(exchange, lookup, reason, response, entry.get());
    }
    GroupedEntry grouped = group(exchange, lookup, response, entry.get());
    return grouped
        .refusal()
        .map(refusal -> notStored(exchange, lookup, response, reason, refusal))
        .orElseGet(() -> storeGrouped(exchange, lookup, reason, response, grouped.entry()));
  }

  private Action.Respond storeGrouped(
      Exchange exchange,
      Lookup lookup,
      ForwardReason reason,
      HttpResponse response,
      CachedResponse entry) {
    return put(exchange, lookup.location(), entry)
        .map(failure -> notStored(exchange, lookup, response, reason, failure))
        .orElseGet(() -> stored(exchange, lookup, response, reason, entry))
        // An entry that was accepted can be shared even if the store is unavailable.
        .sharing(entry);
  }

  private GroupedEntry group(
      Exchange exchange, Lookup lookup, HttpResponse response, CachedResponse entry) {
    return store.group(
        entry,
        exchange.policy().groups(response.fields(), entry),
        lookup.generations(),
        exchange.invalidationsBeforeRequest());
  }

  private Optional<NotStoredReason> put(
      Exchange exchange, EntryLocation location, CachedResponse entry) {
    Optional<NotStoredReason> failure = store.put(location, entry);
    if (failure.isEmpty() && exchange.isInvalidated()) {
      store.invalidate(location.primaryKey());
      return Optional.of(NotStoredReason.SUPERSEDED);
    }
    return failure;
  }

  /** Stores a part, combined with the stored part if possible (section 3.4). */
  private Action.Respond storePart(
      Exchange exchange,
      Lookup lookup,
      ForwardReason reason,
      HttpResponse response,
      CachedResponse part) {
    CachedResponse combined = PartialContent.combine(lookup.stored(), part, maxBodySize);
    Optional<CachedResponse> entry = store.toEntry(lookup.location(), combined);
    if (entry.isEmpty()) {
      return notStored(exchange, lookup, response, reason, NotStoredReason.SECRET_IN_RESPONSE);
    }
    if (!exchange.policy().admits(entry.get())) {
      return notStored(exchange, lookup, response, reason, NotStoredReason.FILTERED_RESPONSE);
    }
    GroupedEntry grouped = group(exchange, lookup, response, entry.get());
    return grouped
        .refusal()
        .or(() -> store.putPart(lookup, grouped.entry()))
        .map(failure -> notStored(exchange, lookup, response, reason, failure))
        .orElseGet(() -> stored(exchange, lookup, response, reason, grouped.entry()));
  }

  private static Action.Respond stored(
      Exchange exchange,
      Lookup lookup,
      HttpResponse response,
      ForwardReason reason,
      CachedResponse entry) {
    return CacheResponses.stored(
        response, reason, lookup.location().key(), CurrentAge.timeToLive(entry, exchange.now()));
  }

  /** Removes the stored response if the new one ends its use, so that it is not used on errors. */
  private Action.Respond notStored(
      Exchange exchange,
      Lookup lookup,
      HttpResponse response,
      ForwardReason reason,
      NotStoredReason notStored) {
    if (exchange.policy().endsStored(response.status())) {
      lookup.stored().ifPresent(ended -> store.remove(lookup.location(), ended));
    }
    return CacheResponses.notStored(response, reason, lookup.location().key(), notStored);
  }

  /** Sends a request that bypasses the cache to the origin; invalidates what it changes. */
  Action bypass(Exchange exchange, ForwardReason reason) {
    return new Action.SendToOrigin(
        exchange.request(),
        received -> {
          HttpResponse response = received.response();
          for (String primaryKey : store.invalidatedBy(exchange.request(), response)) {
            // In this order: an exchange that stores afterwards sees that it is invalidated.
            inFlight.invalidate(primaryKey);
            store.invalidate(primaryKey);
          }
          store.invalidateGroups(exchange.request(), response);
          return CacheResponses.bypassed(response, reason);
        });
  }
}
