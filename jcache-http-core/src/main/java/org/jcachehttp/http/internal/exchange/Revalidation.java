package org.jcachehttp.http.internal.exchange;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jcachehttp.http.internal.exchange.Action.TimedResponse;
import org.jcachehttp.http.internal.key.CacheGroups;
import org.jcachehttp.http.internal.policy.Freshening;
import org.jcachehttp.http.internal.policy.Freshness;
import org.jcachehttp.http.internal.policy.Storability;
import org.jcachehttp.http.internal.policy.Validation;
import org.jcachehttp.http.internal.policy.Verdict;
import org.jcachehttp.http.internal.store.EntryLocation;
import org.jcachehttp.http.internal.store.GroupedEntry;
import org.jcachehttp.http.internal.store.Lookup;
import org.jcachehttp.http.internal.store.VariantStore;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.status.NotStoredReason;
import org.jcachehttp.http.stored.CachedResponse;

/** Validates stored responses with the origin (RFC 9111 section 4.3). */
final class Revalidation {

  private final VariantStore store;
  private final OriginFetch fetch;
  private final StaleResponses stale;

  Revalidation(VariantStore store, OriginFetch fetch, StaleResponses stale) {
    this.store = store;
    this.fetch = fetch;
    this.stale = stale;
  }

  /**
   * Sends a conditional request. The stored response is used if the origin confirms it, or fails
   * and stale responses are allowed; otherwise the origin's response is used.
   */
  Action revalidate(Exchange exchange, Lookup lookup, Verdict.Revalidate verdict) {
    exchange.sends(store.invalidation().sends(lookup.location()));
    Validation validation = Validation.of(exchange.request(), verdict.stored());
    return new Action.SendToOrigin(
        validation.request(), new ValidationHandler(exchange, lookup, validation, verdict));
  }

  /** Revalidates a stale response in the background (RFC 5861 section 3). */
  Action revalidateStale(Exchange exchange, Lookup lookup, CachedResponse stored) {
    return revalidate(exchange, lookup, new Verdict.Revalidate(stored, ForwardReason.STALE));
  }

  /** Continues with the origin's response to a conditional request. */
  private final class ValidationHandler implements Action.ResponseHandler {

    private final Exchange exchange;
    private final Lookup lookup;
    private final Validation validation;
    private final Verdict.Revalidate verdict;

    ValidationHandler(
        Exchange exchange, Lookup lookup, Validation validation, Verdict.Revalidate verdict) {
      this.exchange = exchange;
      this.lookup = lookup;
      this.validation = validation;
      this.verdict = verdict;
    }

    @Override
    public Action onResponse(TimedResponse received) throws IOException {
      stale.record(exchange, key(), received);
      try {
        OptionalInt status = OptionalInt.of(received.status());
        Optional<Action.Respond> fallback =
            stale.insteadOfError(exchange, lookup.location(), verdict, status);
        if (fallback.isPresent()) {
          received.response().body().close();
          return fallback.get();
        }
        if (validation.isForPart(received.response())) {
          return CacheResponses.bypassed(received.response(), verdict.reason());
        }
        return received.status() == 304
            ? onNotModified(received)
            : fetch.onResponse(exchange, lookup, verdict.reason(), received);
      } catch (IOException incomplete) {
        if (exchange.policy().deniesStored(received.status())) {
          store.invalidate(lookup.location(), verdict.stored());
          throw incomplete;
        }
        return onFailure(incomplete);
      }
    }

    @Override
    public Action onFailure(IOException failure) throws IOException {
      stale.recordFailure(exchange, key());
      return stale
          .insteadOfError(exchange, lookup.location(), verdict, OptionalInt.empty())
          .orElseThrow(() -> failure);
    }

    private String key() {
      return lookup.location().key();
    }

    private Action onNotModified(TimedResponse received) throws IOException {
      if (validation.isConfirmedBy(received.response())) {
        received.response().body().close();
        return freshen(exchange, lookup.location(), verdict, received);
      }
      if (validation.answersCaller()) {
        return CacheResponses.bypassed(received.response(), verdict.reason());
      }
      // Section 4.3.4: it confirms neither the stored response nor one that the caller has.
      received.response().body().close();
      return fetch.fetch(exchange, lookup, verdict.reason());
    }
  }

  /**
   * Responds with the freshened response (section 4.3.4). It replaces the stored response, unless
   * that has changed since it was looked up.
   */
  private Action freshen(
      Exchange exchange,
      EntryLocation location,
      Verdict.Revalidate verdict,
      TimedResponse notModified) {
    Update update = update(exchange, location, verdict.stored(), notModified);
    Optional<NotStoredReason> notStored = store(exchange, location, verdict.stored(), update);
    ForwardReason reason = verdict.reason();
    Action.Respond respond =
        CacheResponses.fromStore(
            exchange.request(),
            Freshening.withCookies(update.response(), notModified.response()),
            notModified.responseTime(),
            location.key(),
            timeToLive ->
                notStored.isPresent()
                    ? new CacheStatus.NotStored(reason, 304, notStored.get())
                    : new CacheStatus.Stored(reason, 304, timeToLive));
    // An update that other fields select is not stored in the place of the stored response.
    return update.isAccepted() && store.isSelectedAlike(verdict.stored(), update.response())
        ? respond.sharing(update.response())
        : respond;
  }

  /** Forwards HEAD; its response freshens or removes the stored response (section 4.3.5). */
  Action forwardHead(Exchange exchange, EntryLocation location, Verdict.ForwardHead verdict) {
    exchange.sends(store.invalidation().sends(location));
    return new Action.SendToOrigin(
        exchange.request(),
        head -> {
          if (head.status() == 200) {
            compareWithHead(exchange, location, verdict.stored(), head);
          }
          return CacheResponses.bypassed(head.response(), verdict.reason());
        });
  }

  private void compareWithHead(
      Exchange exchange, EntryLocation location, CachedResponse stored, TimedResponse head) {
    if (Freshening.isSameRepresentation(stored, head.response())) {
      Optional<NotStoredReason> unused =
          store(exchange, location, stored, update(exchange, location, stored, head));
    } else {
      store.invalidate(location, stored);
    }
  }

  /**
   * An updated response.
   *
   * @param response the entry to store if accepted, otherwise the response to this request only
   * @param refusal the reason not to store it; empty if it was accepted
   */
  private record Update(CachedResponse response, Optional<NotStoredReason> refusal) {

    boolean isAccepted() {
      return refusal.isEmpty();
    }
  }

  private Update update(
      Exchange exchange, EntryLocation location, CachedResponse stored, TimedResponse head) {
    HttpResponse dated = Freshness.dated(head.response(), head.responseTime());
    HttpResponse updated = Freshening.update(stored, dated);
    Storability storability = Storability.ofUpdate(exchange.policy(), updated);
    HttpResponse response = updated.withFields(storability.fields());
    Storability.Outcome outcome = storability.judge(head.requestTime(), head.responseTime());
    if (outcome instanceof Storability.Refused refused) {
      return new Update(
          new CachedResponse(stored.request(), response, stored.times()),
          Optional.of(refused.reason()));
    }
    CachedResponse freshened =
        new CachedResponse(stored.request(), response, ((Storability.Storable) outcome).times());
    return store
        .toEntry(location, freshened)
        .map(entry -> accept(exchange, stored, updated, entry))
        .orElseGet(() -> new Update(freshened, Optional.of(NotStoredReason.SECRET_IN_RESPONSE)));
  }

  private Update accept(
      Exchange exchange, CachedResponse stored, HttpResponse updated, CachedResponse entry) {
    if (!exchange.policy().admits(entry)) {
      return new Update(entry, Optional.of(NotStoredReason.FILTERED_RESPONSE));
    }
    GroupedEntry grouped =
        store
            .groups()
            .group(
                entry.withGenerations(CacheGroups.tags(exchange.request().uri(), stored)),
                exchange.policy().groups(updated.fields(), entry),
                stored.generations(),
                exchange.sent().invalidations());
    return new Update(grouped.entry(), grouped.refusal());
  }

  /**
   * Stores an accepted update; returns the reason if it was not stored. The stored response stays
   * if the update repeats a secret, which concerns this request only.
   */
  private Optional<NotStoredReason> store(
      Exchange exchange, EntryLocation location, CachedResponse stored, Update update) {
    if (!update.isAccepted()) {
      if (!update.refusal().equals(Optional.of(NotStoredReason.SECRET_IN_RESPONSE))) {
        store.invalidate(location, stored);
      }
      return update.refusal();
    }
    return exchange.store(
        store.invalidation(),
        location,
        update.response(),
        () -> store.replace(location, stored, update.response()));
  }
}
