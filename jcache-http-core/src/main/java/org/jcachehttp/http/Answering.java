package org.jcachehttp.http;

import java.util.Optional;
import org.jcachehttp.http.policy.Verdict;
import org.jcachehttp.http.status.CacheStatus;

/** The way from a request to its answer, in steps (RFC 9111 section 4). */
final class Answering {

  private final VariantStore store;
  private final Fetching fetching;
  private final Validating validating;
  private final Collapsing collapsing;

  Answering(VariantStore store, Fetching fetching, Validating validating, Flights flights) {
    this.store = store;
    this.fetching = fetching;
    this.validating = validating;
    this.collapsing = new Collapsing(store, flights, fetching, validating, this::answer);
  }

  /** The first step of a call. */
  Step answer(Call call) {
    Optional<Verdict> settled = call.policy().beforeLookup();
    return settled.isPresent()
        ? pass(call, settled.get())
        : answer(call, store.find(call.request()));
  }

  private Step answer(Call call, Lookup lookup) {
    Verdict verdict = judge(call, lookup);
    if (verdict instanceof Verdict.Serve serve) {
      return Answers.fromStore(
          call.request(), serve.stored(), call.now(), lookup.slot().key(), CacheStatus.Hit::new);
    }
    if (verdict instanceof Verdict.ServeAndRefresh serve) {
      return Answers.fromStore(
          call.request(),
          serve.stored(),
          call.now(),
          lookup.slot().key(),
          CacheStatus.HitWhileRevalidating::new);
    }
    if (verdict instanceof Verdict.Purge purge) {
      store.remove(lookup.slot(), purge.stored());
      return answer(call, new Lookup.Absent(lookup.slot(), purge.reason()));
    }
    if (verdict instanceof Verdict.Forward forward) {
      return collapsing.forward(call, lookup, forward);
    }
    return verdict instanceof Verdict.Compare compare
        ? validating.compare(call, lookup.slot(), compare)
        : pass(call, verdict);
  }

  private static Verdict judge(Call call, Lookup lookup) {
    if (lookup instanceof Lookup.Found found) {
      return call.policy().onStored(found.response(), call.now());
    }
    return lookup instanceof Lookup.Absent absent
        ? call.policy().onMiss(absent.reason())
        : call.policy().onUnavailableStore();
  }

  private Step pass(Call call, Verdict verdict) {
    return verdict instanceof Verdict.Bypass bypass
        ? fetching.pass(call, bypass.reason())
        : Answers.refusal(((Verdict.Refuse) verdict).reason());
  }

  /**
   * The first step of a refresh in the background (RFC 5861 section 3); empty if there is nothing
   * to refresh any more.
   */
  Optional<Step> refresh(Call call) {
    Lookup lookup = store.find(call.request());
    // Between the caller's look and this one, another refresh may have come to its end.
    return lookup
        .stored()
        .filter(stored -> !stored.isFresh(call.now()))
        .map(stored -> validating.refresh(call, lookup, stored));
  }

  /** What becomes of the call's end for those who wait for it. */
  Collapsing collapsing() {
    return collapsing;
  }
}
