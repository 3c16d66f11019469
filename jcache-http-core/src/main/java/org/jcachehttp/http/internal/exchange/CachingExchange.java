package org.jcachehttp.http.internal.exchange;

import java.util.Optional;
import org.jcachehttp.http.internal.policy.Verdict;
import org.jcachehttp.http.internal.store.Lookup;
import org.jcachehttp.http.internal.store.VariantStore;
import org.jcachehttp.http.status.CacheStatus;

/** The way from a request to its answer, in steps (RFC 9111 section 4). */
public final class CachingExchange {

  private final VariantStore store;
  private final OriginFetch fetching;
  private final Revalidation validating;
  private final RequestCollapser collapsing;

  public CachingExchange(
      VariantStore store,
      OriginFetch fetching,
      Revalidation validating,
      InFlightRequests inFlight) {
    this.store = store;
    this.fetching = fetching;
    this.validating = validating;
    this.collapsing = new RequestCollapser(store, inFlight, fetching, validating, this::answer);
  }

  /** The first step of a call. */
  public Action answer(Exchange call) {
    Optional<Verdict> settled = call.policy().beforeLookup();
    return settled.isPresent()
        ? pass(call, settled.get())
        : answer(call, store.find(call.request()));
  }

  private Action answer(Exchange call, Lookup lookup) {
    Verdict verdict = judge(call, lookup);
    if (verdict instanceof Verdict.Serve serve) {
      return CacheResponses.fromStore(
          call.request(), serve.stored(), call.now(), lookup.slot().key(), CacheStatus.Hit::new);
    }
    if (verdict instanceof Verdict.ServeStaleWhileRevalidating serve) {
      return CacheResponses.fromStore(
          call.request(),
          serve.stored(),
          call.now(),
          lookup.slot().key(),
          CacheStatus.HitWhileRevalidating::new);
    }
    if (verdict instanceof Verdict.Evict purge) {
      store.remove(lookup.slot(), purge.stored());
      return answer(call, new Lookup.Absent(lookup.slot(), purge.reason()));
    }
    if (verdict instanceof Verdict.Forward forward) {
      return collapsing.forward(call, lookup, forward);
    }
    return verdict instanceof Verdict.ForwardHead compare
        ? validating.compare(call, lookup.slot(), compare)
        : pass(call, verdict);
  }

  private static Verdict judge(Exchange call, Lookup lookup) {
    if (lookup instanceof Lookup.Found found) {
      return call.policy().onStored(found.response(), call.now());
    }
    return lookup instanceof Lookup.Absent absent
        ? call.policy().onMiss(absent.reason())
        : call.policy().onUnavailableStore();
  }

  private Action pass(Exchange call, Verdict verdict) {
    return verdict instanceof Verdict.Bypass bypass
        ? fetching.pass(call, bypass.reason())
        : CacheResponses.refusal(((Verdict.GatewayTimeout) verdict).reason());
  }

  /**
   * The first step of a refresh in the background (RFC 5861 section 3); empty if there is nothing
   * to refresh any more.
   */
  public Optional<Action> refresh(Exchange call) {
    Lookup lookup = store.find(call.request());
    // Between the caller's look and this one, another refresh may have come to its end.
    return lookup
        .stored()
        .filter(stored -> !stored.isFresh(call.now()))
        .map(stored -> validating.refresh(call, lookup, stored));
  }

  /** What becomes of the call's end for those who wait for it. */
  public RequestCollapser collapsing() {
    return collapsing;
  }
}
