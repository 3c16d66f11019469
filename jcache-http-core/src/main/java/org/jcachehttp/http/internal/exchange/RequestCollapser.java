package org.jcachehttp.http.internal.exchange;

import java.util.OptionalInt;
import java.util.function.Function;
import org.jcachehttp.http.internal.policy.Verdict;
import org.jcachehttp.http.internal.store.Lookup;
import org.jcachehttp.http.internal.store.VariantStore;
import org.jcachehttp.http.status.CacheStatus;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * Requests for the same that make one call to the origin together (RFC 9111 section 4). Only what
 * could be answered from a store as well is shared: who cannot use what came asks the origin alone.
 */
public final class RequestCollapser {

  private final VariantStore store;
  private final InFlightRequests inFlight;
  private final OriginFetch fetching;
  private final Revalidation validating;
  private final Function<Exchange, Action> again;

  /**
   * Collapses calls.
   *
   * @param again begins a call anew, for one that has to look up another variant
   */
  RequestCollapser(
      VariantStore store,
      InFlightRequests inFlight,
      OriginFetch fetching,
      Revalidation validating,
      Function<Exchange, Action> again) {
    this.store = store;
    this.inFlight = inFlight;
    this.fetching = fetching;
    this.validating = validating;
    this.again = again;
  }

  /** Asks the origin, or waits for another one who does. */
  Action forward(Exchange call, Lookup lookup, Verdict.Forward verdict) {
    if (!call.policy().mayCollapse()) {
      return ask(call, lookup, verdict);
    }
    InFlightRequests.Role role = inFlight.board(lookup.slot(), call.now());
    if (role instanceof InFlightRequests.Follower waits) {
      return new Action.Await(
          waits.place(), call.patience(), news -> hear(call, lookup, verdict, news));
    }
    if (role instanceof InFlightRequests.Leader leads) {
      call.leads(leads.request());
    }
    return ask(call, lookup, verdict);
  }

  private Action ask(Exchange call, Lookup lookup, Verdict.Forward verdict) {
    return verdict instanceof Verdict.Revalidate validate
        ? validating.validate(call, lookup, validate)
        : fetching.fetch(call, lookup, verdict.reason());
  }

  private Action hear(Exchange call, Lookup lookup, Verdict.Forward verdict, CollapseOutcome news) {
    if (news instanceof CollapseOutcome.Shared landed) {
      return follow(call, lookup, verdict, landed);
    }
    if (news instanceof CollapseOutcome.OriginFailed failed
        && verdict instanceof Verdict.Revalidate validate) {
      return validating
          .substitute(call, lookup.slot(), validate, failed.status())
          .<Action>map(Function.identity())
          .orElseGet(() -> ask(call, lookup, verdict));
    }
    if (news instanceof CollapseOutcome.Promoted promoted) {
      call.leads(promoted.request());
    }
    return ask(call, lookup, verdict);
  }

  private Action follow(
      Exchange call, Lookup lookup, Verdict.Forward verdict, CollapseOutcome.Shared landed) {
    CachedResponse response = landed.response();
    if (!store.answersBoth(response, landed.request(), call.request())) {
      return call.mayLookAgain() ? again.apply(call) : ask(call, lookup, verdict);
    }
    return call.policy().onStored(response, call.now()) instanceof Verdict.Serve
        ? CacheResponses.fromStore(
            call.request(),
            response,
            call.now(),
            lookup.slot().key(),
            timeToLive -> new CacheStatus.Collapsed(verdict.reason(), timeToLive))
        : ask(call, lookup, verdict);
  }

  /** Tells those who wait for the call how it ended. */
  public void land(Exchange call, Action.Answer answer) {
    call.disembark()
        .ifPresent(
            request -> {
              CollapseOutcome news = news(call, answer);
              if (news instanceof CollapseOutcome.NotShareable) {
                inFlight.scatter(request, call.now());
              } else {
                inFlight.land(request, news);
              }
            });
  }

  private static CollapseOutcome news(Exchange call, Action.Answer answer) {
    if (answer.status() instanceof CacheStatus.StaleIfError failed) {
      return new CollapseOutcome.OriginFailed(OptionalInt.of(failed.forwardStatus()));
    }
    if (answer.status() instanceof CacheStatus.Disconnected) {
      return new CollapseOutcome.OriginFailed(OptionalInt.empty());
    }
    return answer
        .shareable()
        .filter(response -> response.isFresh(call.now()))
        .<CollapseOutcome>map(response -> new CollapseOutcome.Shared(call.request(), response))
        .orElseGet(CollapseOutcome.NotShareable::new);
  }

  /** Lets another one make the call, if this one did not come to an end. */
  public void abandon(Exchange call) {
    call.disembark().ifPresent(inFlight::crash);
  }
}
