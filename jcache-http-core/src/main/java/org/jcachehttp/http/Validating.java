package org.jcachehttp.http;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalInt;
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

  /** Asks for the stored response if the origin confirms it or fails, else the origin's. */
  Step validate(Call call, Lookup lookup, Verdict.Validate verdict) {
    Validation validation = Validation.of(call.request(), verdict.stored());
    return new Step.Ask(validation.request(), new Validated(call, lookup, validation, verdict));
  }

  /** Asks although nobody waits for the answer: RFC 5861 section 3. */
  Step refresh(Call call, Lookup lookup, CachedResponse stored) {
    return validate(call, lookup, new Verdict.Validate(stored, ForwardReason.STALE));
  }

  /** What becomes of the origin's response to a validation. */
  private final class Validated implements Step.Reply {

    private final Call call;
    private final Lookup lookup;
    private final Validation validation;
    private final Verdict.Validate verdict;

    Validated(Call call, Lookup lookup, Validation validation, Verdict.Validate verdict) {
      this.call = call;
      this.lookup = lookup;
      this.validation = validation;
      this.verdict = verdict;
    }

    @Override
    public Step received(Received received) throws IOException {
      try {
        OptionalInt status = OptionalInt.of(received.status());
        Optional<Step.Answer> substitute = substitute(call, lookup.slot(), verdict, status);
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
    public Step failed(IOException unreachable) throws IOException {
      return substitute(call, lookup.slot(), verdict, OptionalInt.empty())
          .orElseThrow(() -> unreachable);
    }

    private Step onNotModified(Received received) throws IOException {
      if (validation.isConfirmedBy(received.response())) {
        received.response().body().close();
        return freshen(call, lookup.slot(), verdict, received);
      }
      if (validation.answersCaller()) {
        return Answers.passed(received.response(), verdict.reason());
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
  Optional<Step.Answer> substitute(
      Call call, Slot slot, Verdict.Validate verdict, OptionalInt status) {
    if (!call.policy().allowsInsteadOf(status, verdict, call.now())) {
      return Optional.empty();
    }
    ForwardReason reason = verdict.reason();
    return Optional.of(
        Answers.fromStore(
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
  private Step freshen(Call call, Slot slot, Verdict.Validate verdict, Received notModified) {
    Update update = update(call, verdict.stored(), notModified);
    Optional<StoreRefusal> refusal = store(slot, verdict.stored(), update);
    ForwardReason reason = verdict.reason();
    Step.Answer answer =
        Answers.fromStore(
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
  Step compare(Call call, Slot slot, Verdict.Compare verdict) {
    return new Step.Ask(
        call.request(),
        head -> {
          if (head.status() == 200) {
            compare(call, slot, verdict.stored(), head);
          }
          return Answers.passed(head.response(), verdict.reason());
        });
  }

  private void compare(Call call, Slot slot, CachedResponse stored, Received head) {
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
  private record Update(CachedResponse response, Optional<StoreRefusal> refusal) {}

  private Update update(Call call, CachedResponse stored, Received head) {
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
  private Optional<StoreRefusal> store(Slot slot, CachedResponse stored, Update update) {
    if (update.refusal().isPresent()) {
      store.remove(slot, stored);
      return update.refusal();
    }
    return store.replace(slot, stored, update.response())
        ? Optional.empty()
        : Optional.of(StoreRefusal.SUPERSEDED);
  }
}
