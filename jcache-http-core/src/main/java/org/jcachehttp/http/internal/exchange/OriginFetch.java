package org.jcachehttp.http.internal.exchange;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcachehttp.http.internal.exchange.Action.TimedResponse;
import org.jcachehttp.http.internal.key.CacheGroups;
import org.jcachehttp.http.internal.policy.CurrentAge;
import org.jcachehttp.http.internal.policy.Freshness;
import org.jcachehttp.http.internal.policy.PartCompletion;
import org.jcachehttp.http.internal.policy.Storability;
import org.jcachehttp.http.internal.store.InvalidatedTarget;
import org.jcachehttp.http.internal.store.LeaseStore;
import org.jcachehttp.http.internal.store.Lookup;
import org.jcachehttp.http.internal.store.VariantStore;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.status.NotStoredReason;
import org.jcachehttp.http.stored.CachedResponse;

/** Fetches responses from the origin and stores them where allowed (RFC 9111 section 3). */
final class OriginFetch {

  /** RFC 9110 sections 15.3.7 and 15.5.17. */
  private static final Set<Integer> RESPONSES_TO_RANGES = Set.of(206, 416);

  private final VariantStore store;
  private final InFlightRequests inFlight;
  private final int maxBodySize;
  private final ResponseWriter writer;
  private final StreamedResponses streamed;
  private final Optional<LeaseStore> leases;

  /**
   * Creates a fetch.
   *
   * @param leases the leases that an invalidation ends; empty if there are none
   */
  OriginFetch(
      VariantStore store, InFlightRequests inFlight, int maxBodySize, Optional<LeaseStore> leases) {
    this.store = store;
    this.inFlight = inFlight;
    this.maxBodySize = maxBodySize;
    this.leases = leases;
    this.writer = new ResponseWriter(store, maxBodySize);
    this.streamed = new StreamedResponses(store, writer, inFlight, maxBodySize);
  }

  /** Sends the request to the origin, or a request for the rest of a stored part. */
  Action fetch(Exchange exchange, Lookup lookup, ForwardReason reason) {
    return lookup
        .stored()
        .flatMap(stored -> PartCompletion.of(exchange.request(), stored, maxBodySize))
        .map(completion -> complete(exchange, lookup, reason, completion))
        .orElseGet(() -> fetchAll(exchange, lookup, reason));
  }

  private Action complete(
      Exchange exchange, Lookup lookup, ForwardReason reason, PartCompletion completion) {
    exchange.sends(store.invalidation().sends(lookup.location()));
    return new Action.SendToOrigin(
        completion.request(), rest -> onRest(exchange, lookup, reason, completion, rest));
  }

  private Action onRest(
      Exchange exchange,
      Lookup lookup,
      ForwardReason reason,
      PartCompletion completion,
      TimedResponse rest)
      throws IOException {
    if (!RESPONSES_TO_RANGES.contains(rest.status())) {
      return onResponse(exchange, lookup, reason, rest);
    }
    Optional<HttpResponse> complete =
        completion.complete(Freshness.dated(rest.response(), rest.responseTime()));
    if (complete.isPresent()) {
      return CacheResponses.forwardedAs(
          rest.status(),
          onResponse(
              exchange,
              lookup,
              reason,
              rest.withResponse(complete.get()),
              CacheGroups.tags(exchange.request().uri(), completion.part())));
    }
    // The caller did not ask for a range.
    rest.response().body().close();
    return fetchAll(exchange, lookup, reason);
  }

  private Action fetchAll(Exchange exchange, Lookup lookup, ForwardReason reason) {
    exchange.sends(store.invalidation().sends(lookup.location()));
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
    return onResponse(exchange, lookup, reason, received, Map.of());
  }

  private Action.Respond onResponse(
      Exchange exchange,
      Lookup lookup,
      ForwardReason reason,
      TimedResponse received,
      Map<String, String> tags)
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
    StorableResponse storable =
        new StorableResponse(
            exchange,
            store.locate(lookup, response),
            reason,
            response,
            storability.fields(),
            ((Storability.Storable) outcome).times(),
            tags);
    return BodyReader.isReadAtOnce(response, maxBodySize) ? read(storable) : stream(storable);
  }

  private Action.Respond stream(StorableResponse storable) {
    return store
        .toEntry(storable.lookup().location(), storable.head())
        .map(head -> streamed.respond(storable, head))
        .orElseGet(
            () -> notStored(storable, storable.response(), NotStoredReason.SECRET_IN_RESPONSE));
  }

  private Action.Respond read(StorableResponse storable) throws IOException {
    BodyReader.Outcome body = BodyReader.read(storable.response(), maxBodySize);
    if (body instanceof BodyReader.Failed failed) {
      throw failed.failure();
    }
    if (body instanceof BodyReader.NotStorable notStorable) {
      return notStored(storable, notStorable.response(), notStorable.reason());
    }
    return store(storable, (BodyReader.Complete) body);
  }

  private Action.Respond store(StorableResponse storable, BodyReader.Complete body) {
    ResponseWriter.Outcome outcome = writer.write(storable, storable.with(body));
    Action.Respond respond =
        outcome instanceof ResponseWriter.Stored stored
            ? stored(storable, body.response(), stored.entry())
            : notStored(storable, body.response(), ((ResponseWriter.NotStored) outcome).reason());
    return outcome.shareable().map(respond::sharing).orElse(respond);
  }

  private static Action.Respond stored(
      StorableResponse storable, HttpResponse response, CachedResponse entry) {
    long timeToLive = CurrentAge.timeToLive(entry, storable.exchange().now());
    return CacheResponses.stored(response, storable.reason(), storable.key(), timeToLive);
  }

  private Action.Respond notStored(
      StorableResponse storable, HttpResponse response, NotStoredReason notStored) {
    return notStored(
        storable.exchange(), storable.lookup(), response, storable.reason(), notStored);
  }

  private Action.Respond notStored(
      Exchange exchange,
      Lookup lookup,
      HttpResponse response,
      ForwardReason reason,
      NotStoredReason notStored) {
    writer.endStored(exchange, lookup, response.status());
    return CacheResponses.notStored(response, reason, lookup.location().key(), notStored);
  }

  /** Sends a request that bypasses the cache to the origin; invalidates what it changes. */
  Action bypass(Exchange exchange, ForwardReason reason) {
    return new Action.SendToOrigin(
        exchange.request(),
        received -> {
          HttpResponse response = received.response();
          for (InvalidatedTarget target :
              store.invalidation().targets(exchange.request(), response)) {
            inFlight.detach(target);
            store.invalidation().invalidate(target);
            leases.ifPresent(all -> all.endAll(target.primaryKeys()));
          }
          store.invalidation().invalidateGroups(exchange.request(), response);
          return CacheResponses.bypassed(response, reason);
        });
  }
}
