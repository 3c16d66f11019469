package org.jcachehttp.http;

import java.io.IOException;
import java.util.Optional;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.policy.ForwardReason;
import org.jcachehttp.http.policy.Freshening;
import org.jcachehttp.http.policy.Storability;
import org.jcachehttp.http.policy.StoreRefusal;
import org.jcachehttp.http.policy.Validation;
import org.jcachehttp.http.policy.Verdict;
import org.jcachehttp.http.status.CacheStatus;
import org.jcachehttp.http.stored.CachedResponse;

/** Asking the origin whether a stored response still holds (RFC 9111 section 4.3). */
final class Validating {

  private final VariantStore store;
  private final Fetching fetching;

  Validating(VariantStore store, Fetching fetching) {
    this.store = store;
    this.fetching = fetching;
  }

  /** The stored response if the origin confirms it or cannot be asked, else the origin's. */
  HttpResponse validate(Call call, Lookup lookup, Verdict.Validate verdict) throws IOException {
    Validation validation = Validation.of(call.request(), verdict.stored());
    Received received;
    try {
      received = call.send(validation.request());
      if (call.policy().allowsInsteadOf(received.status(), verdict, received.responseTime())) {
        received.response().body().close();
        return insteadOf(received.status(), call, verdict);
      }
    } catch (IOException unreachable) {
      if (call.policy().allowsDisconnected(verdict, call.now())) {
        return disconnected(call, verdict);
      }
      throw unreachable;
    }
    return received.status() == 304
        ? onNotModified(call, lookup, validation, verdict, received)
        : fetching.keep(call, lookup, verdict.reason(), received);
  }

  private HttpResponse onNotModified(
      Call call, Lookup lookup, Validation validation, Verdict.Validate verdict, Received received)
      throws IOException {
    if (validation.isConfirmedBy(received.response())) {
      received.response().body().close();
      return freshen(call, lookup.slot(), verdict, received);
    }
    if (validation.answersCaller()) {
      return Answers.passed(received.response(), verdict.reason());
    }
    // Section 4.3.4: it speaks of a response that is not here, so that nobody has an answer yet.
    received.response().body().close();
    return fetching.fetch(call, lookup, verdict.reason());
  }

  /**
   * Section 4.3.4: the update is the answer, and replaces the stored response if it still is it.
   */
  private HttpResponse freshen(
      Call call, Slot slot, Verdict.Validate verdict, Received notModified) {
    Update update = update(call, verdict.stored(), notModified);
    Optional<StoreRefusal> refusal = store(slot, verdict.stored(), update);
    ForwardReason reason = verdict.reason();
    String status =
        refusal
            .map(why -> CacheStatus.notStored(reason, 304, why))
            .orElseGet(() -> CacheStatus.stored(reason, 304));
    return Answers.fromStore(
        call.request(), update.response(), notModified.responseTime(), timeToLive -> status);
  }

  /** Section 4.3.5: the origin's answer to HEAD, which updates what is stored or outdates it. */
  HttpResponse compare(Call call, Slot slot, Verdict.Compare verdict) throws IOException {
    Received head = call.send(call.request());
    CachedResponse stored = verdict.stored();
    if (head.status() == 200) {
      if (Freshening.isSameRepresentation(stored, head.response())) {
        store(slot, stored, update(call, stored, head));
      } else {
        store.remove(slot, stored);
      }
    }
    return Answers.passed(head.response(), verdict.reason());
  }

  /**
   * A stored response, updated.
   *
   * @param response the response with the new fields and times
   * @param refusal why it must not be stored any more; empty if it may
   */
  private record Update(CachedResponse response, Optional<StoreRefusal> refusal) {}

  private Update update(Call call, CachedResponse stored, Received head) {
    HttpResponse updated = Freshening.update(stored, head.response());
    Storability.Outcome outcome =
        call.storability().judge(updated, head.requestTime(), head.responseTime());
    HttpResponse kept = updated.withFields(call.storability().storableFields(updated));
    if (outcome instanceof Storability.Storable storable) {
      return new Update(
          new CachedResponse(stored.request(), kept, storable.times()), Optional.empty());
    }
    return new Update(
        new CachedResponse(stored.request(), kept, stored.times()),
        Optional.of(((Storability.Refused) outcome).reason()));
  }

  /** Stores the update where nobody was faster; says why not. */
  private Optional<StoreRefusal> store(Slot slot, CachedResponse stored, Update update) {
    if (update.refusal().isPresent()) {
      store.remove(slot, stored);
      return update.refusal();
    }
    return store.replace(slot, stored, update.response())
        ? Optional.empty()
        : Optional.of(StoreRefusal.SUPERSEDED);
  }

  private static HttpResponse disconnected(Call call, Verdict.Validate verdict) {
    return Answers.fromStore(
        call.request(),
        verdict.stored(),
        call.now(),
        timeToLive -> CacheStatus.disconnected(verdict.reason(), timeToLive));
  }

  private static HttpResponse insteadOf(int status, Call call, Verdict.Validate verdict) {
    return Answers.fromStore(
        call.request(),
        verdict.stored(),
        call.now(),
        timeToLive -> CacheStatus.insteadOf(status, verdict.reason(), timeToLive));
  }
}
