package org.jcachehttp.http.internal.exchange;

import java.util.Optional;
import org.jcachehttp.http.internal.body.BodyCopy;
import org.jcachehttp.http.internal.body.CopyEnd;
import org.jcachehttp.http.internal.body.Drain;
import org.jcachehttp.http.internal.exchange.InFlightRequest.CollapseOutcome;
import org.jcachehttp.http.internal.exchange.InFlightRequest.CollapseOutcome.Use;
import org.jcachehttp.http.internal.policy.ContentRange;
import org.jcachehttp.http.internal.policy.CurrentAge;
import org.jcachehttp.http.internal.policy.RequestPolicy;
import org.jcachehttp.http.internal.store.VariantStore;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * Responses whose bodies pass to the caller while they are copied. They are stored when the end of
 * the body was read. Followers with the same secrets read the copy while it grows.
 */
final class StreamedResponses {

  private final VariantStore store;
  private final ResponseWriter writer;
  private final InFlightRequests inFlight;
  private final int maxBodySize;
  private final Drain drain = new Drain();

  StreamedResponses(
      VariantStore store, ResponseWriter writer, InFlightRequests inFlight, int maxBodySize) {
    this.store = store;
    this.writer = writer;
    this.inFlight = inFlight;
    this.maxBodySize = maxBodySize;
  }

  /**
   * Responds with a body that is stored when its end was read.
   *
   * @param head the entry without its body
   */
  Action.Respond respond(StorableResponse storable, CachedResponse head) {
    Exchange exchange = storable.exchange();
    HttpResponse response = storable.response();
    if (exchange.policy().deniesStored(response.status())) {
      storable
          .lookup()
          .stored()
          .ifPresent(old -> store.invalidate(storable.lookup().location(), old));
    }
    BodyCopy copy =
        new BodyCopy(
            response.body().open(),
            BodyReader.announcedLength(response),
            maxBodySize,
            drain,
            end -> onEnd(storable, end));
    // Before followers read the copy, and may be the last ones that do.
    Body body = new Body.Streamed(copy.reader(), response.body().length());
    Optional<InFlightRequest> request = exchange.inFlight();
    Optional<CollapseOutcome> outcome =
        request.map(leading -> outcome(storable, head, leading, copy));
    exchange.endsWithBody();
    outcome.ifPresent(announced -> announce(request.orElseThrow(), announced, copy));
    return CacheResponses.stored(
        response.withBody(body),
        storable.reason(),
        storable.key(),
        CurrentAge.timeToLive(head, exchange.now()));
  }

  /** Other processes wait for the lease, also if the caller does not read its body. */
  private static void announce(InFlightRequest request, CollapseOutcome outcome, BodyCopy copy) {
    request.announce(outcome);
    if (outcome instanceof CollapseOutcome.NotShareable) {
      request.endLease();
    } else if (request.hasLease()) {
      copy.readAhead();
    }
  }

  /** Returns what followers may do before the end; a stale response is not shared at all. */
  private static CollapseOutcome outcome(
      StorableResponse storable, CachedResponse head, InFlightRequest request, BodyCopy copy) {
    Exchange exchange = storable.exchange();
    return CurrentAge.isFresh(head, exchange.now())
        ? new CollapseOutcome.Streamed(exchange.request(), head, use(storable, head), copy, request)
        : new CollapseOutcome.NotShareable();
  }

  /**
   * Returns when the entry is known except for its body. The bytes of an encoded body or of a part
   * may be stored with other fields than received, and a group or tag may be invalidated.
   */
  private static Use use(StorableResponse storable, CachedResponse head) {
    RequestPolicy policy = storable.exchange().policy();
    boolean isKnown =
        !ContentRange.isPart(head)
            && !storable.fields().has("Content-Encoding")
            && !policy.settings().judgesBodies()
            && policy.groups(storable.response().fields(), head).isEmpty();
    return isKnown ? Use.WHILE_RECEIVED : Use.AT_ITS_END;
  }

  private void onEnd(StorableResponse storable, CopyEnd end) {
    try {
      end(storable, end);
    } finally {
      // After a failure of a function of the application, another request takes over.
      storable.exchange().takeInFlight().ifPresent(inFlight::fail);
    }
  }

  private void end(StorableResponse storable, CopyEnd end) {
    Exchange exchange = storable.exchange();
    if (end instanceof CopyEnd.Complete complete) {
      Optional<CachedResponse> shareable = store(storable, complete.bytes());
      exchange
          .takeInFlight()
          .ifPresent(
              request -> inFlight.end(request, exchange.request(), shareable, exchange.now()));
    } else if (end instanceof CopyEnd.TooLarge) {
      endStored(storable);
      exchange.takeInFlight().ifPresent(request -> inFlight.release(request, exchange.now()));
    }
  }

  /** Stores a complete response; returns the entry that followers may use too. */
  private Optional<CachedResponse> store(StorableResponse storable, Body.Buffered bytes) {
    if (!(BodyReader.judge(storable.response(), bytes) instanceof BodyReader.Complete body)) {
      endStored(storable);
      return Optional.empty();
    }
    ResponseWriter.Outcome outcome = writer.writeStreamed(storable, storable.with(body));
    if (outcome instanceof ResponseWriter.NotStored) {
      endStored(storable);
    }
    return outcome.shareable();
  }

  private void endStored(StorableResponse storable) {
    writer.endStored(storable.exchange(), storable.lookup(), storable.response().status());
  }
}
