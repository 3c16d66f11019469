package org.jcachehttp.http.internal.exchange;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jcachehttp.http.internal.policy.Freshening;
import org.jcachehttp.http.internal.policy.Storability;
import org.jcachehttp.http.internal.policy.Validation;
import org.jcachehttp.http.internal.policy.Verdict;
import org.jcachehttp.http.internal.store.EntryLocation;
import org.jcachehttp.http.internal.store.Lookup;
import org.jcachehttp.http.internal.store.VariantStore;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.status.CacheStatus;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.status.NotStoredReason;
import org.jcachehttp.http.stored.CachedResponse;

/** Asking the origin whether a stored response still holds (RFC 9111 section 4.3). */
public final class Revalidation {

  private final VariantStore store;
  private final OriginFetch fetching;

  public Revalidation(VariantStore store, OriginFetch fetching) {
    this.store = store;
    this.fetching = fetching;
  }

  /** Asks for the stored response if the origin confirms it or fails, else the origin's. */
  Action validate(Exchange call, Lookup lookup, Verdict.Revalidate verdict) {
    Validation validation = Validation.of(call.request(), verdict.stored());
    return new Action.Ask(validation.request(), new Validated(call, lookup, validation, verdict));
  }

  /** Asks although nobody waits for the answer: RFC 5861 section 3. */
  Action refresh(Exchange call, Lookup lookup, CachedResponse stored) {
    return validate(call, lookup, new Verdict.Revalidate(stored, ForwardReason.STALE));
  }

  /** What becomes of the origin's response to a validation. */
  private final class Validated implements Action.Reply {

    private final Exchange call;
    private final Lookup lookup;
    private final Validation validation;
    private final Verdict.Revalidate verdict;

    Validated(Exchange call, Lookup lookup, Validation validation, Verdict.Revalidate verdict) {
      this.call = call;
      this.lookup = lookup;
      this.validation = validation;
      this.verdict = verdict;
    }

    @Override
    public Action received(TimedResponse received) throws IOException {
      try {
        OptionalInt status = OptionalInt.of(received.status());
        Optional<Action.Answer> substitute = substitute(call, lookup.slot(), verdict, status);
        if (substitute.isPresent()) {
          received.response().body().close();
          return substitute.get();
        }
        return received.status() == 304
            ? onNotModified(received)
            : fetching.keep(call, lookup, verdict.reason(), received);
      } catch (IOException brokenOff) {
        return failed(brokenOff);
      }
    }

    @Override
    public Action failed(IOException unreachable) throws IOException {
      return substitute(call, lookup.slot(), verdict, OptionalInt.empty())
          .orElseThrow(() -> unreachable);
    }

    private Action onNotModified(TimedResponse received) throws IOException {
      if (validation.isConfirmedBy(received.response())) {
        received.response().body().close();
        return freshen(call, lookup.slot(), verdict, received);
      }
      if (validation.answersCaller()) {
        return CacheResponses.passed(received.response(), verdict.reason());
      }
      // Section 4.3.4: it speaks of a response that is not here: nobody has an answer yet.
      received.response().body().close();
      return fetching.fetch(call, lookup, verdict.reason());
    }
  }

  /**
   * The stored response in the place of the origin's error, if it may stand there.
   *
   * @param status of the error; empty if no response came
   */
  Optional<Action.Answer> substitute(
      Exchange call, EntryLocation slot, Verdict.Revalidate verdict, OptionalInt status) {
    if (!call.policy().allowsInsteadOf(status, verdict, call.now())) {
      return Optional.empty();
    }
    ForwardReason reason = verdict.reason();
    return Optional.of(
        CacheResponses.fromStore(
            call.request(),
            verdict.stored(),
            call.now(),
            slot.key(),
            timeToLive ->
                status.isPresent()
                    ? new CacheStatus.StaleIfError(reason, status.getAsInt(), timeToLive)
                    : new CacheStatus.Disconnected(reason, timeToLive)));
  }

  /**
   * Section 4.3.4: the update is the answer, and replaces the stored response if it still is it.
   */
  private Action freshen(
      Exchange call, EntryLocation slot, Verdict.Revalidate verdict, TimedResponse notModified) {
    Update update = update(call, verdict.stored(), notModified);
    Optional<NotStoredReason> refusal = store(slot, verdict.stored(), update);
    ForwardReason reason = verdict.reason();
    Action.Answer answer =
        CacheResponses.fromStore(
            call.request(),
            update.response(),
            notModified.responseTime(),
            slot.key(),
            timeToLive ->
                refusal.isPresent()
                    ? new CacheStatus.NotStored(reason, 304, refusal.get())
                    : new CacheStatus.Stored(reason, 304, timeToLive));
    return update.refusal().isPresent() ? answer : answer.sharing(update.response());
  }

  /** Section 4.3.5: asks with HEAD; the answer updates what is stored, or outdates it. */
  Action compare(Exchange call, EntryLocation slot, Verdict.ForwardHead verdict) {
    return new Action.Ask(
        call.request(),
        head -> {
          if (head.status() == 200) {
            compare(call, slot, verdict.stored(), head);
          }
          return CacheResponses.passed(head.response(), verdict.reason());
        });
  }

  private void compare(
      Exchange call, EntryLocation slot, CachedResponse stored, TimedResponse head) {
    if (Freshening.isSameRepresentation(stored, head.response())) {
      store(slot, stored, update(call, stored, head));
    } else {
      store.remove(slot, stored);
    }
  }

  /**
   * A stored response, updated.
   *
   * @param response the response with the new fields and times
   * @param refusal why it must not be stored any more; empty if it may
   */
  private record Update(CachedResponse response, Optional<NotStoredReason> refusal) {}

  private Update update(Exchange call, CachedResponse stored, TimedResponse head) {
    HttpResponse updated = Freshening.update(stored, head.response());
    Storability.Outcome outcome =
        call.storability().judge(updated, head.requestTime(), head.responseTime());
    HttpResponse kept = updated.withFields(call.storability().storableFields(updated));
    if (outcome instanceof Storability.Storable storable) {
      CachedResponse renewed = new CachedResponse(stored.request(), kept, storable.times());
      return new Update(renewed, call.storability().judge(renewed));
    }
    return new Update(
        new CachedResponse(stored.request(), kept, stored.times()),
        Optional.of(((Storability.Refused) outcome).reason()));
  }

  /** Stores the update where nobody was faster; says why not. */
  private Optional<NotStoredReason> store(
      EntryLocation slot, CachedResponse stored, Update update) {
    if (update.refusal().isPresent()) {
      store.remove(slot, stored);
      return update.refusal();
    }
    return store.replace(slot, stored, update.response())
        ? Optional.empty()
        : Optional.of(NotStoredReason.SUPERSEDED);
  }
}
