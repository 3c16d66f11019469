package org.jcachehttp.http;

import java.util.OptionalInt;
import java.util.function.Function;
import org.jcachehttp.http.policy.Verdict;
import org.jcachehttp.http.status.CacheStatus;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * Requests for the same that make one call to the origin together (RFC 9111 section 4). Only what
 * could be answered from a store as well is shared: who cannot use what came asks the origin alone.
 */
final class Collapsing {

  private final VariantStore store;
  private final Flights flights;
  private final Fetching fetching;
  private final Validating validating;
  private final Function<Call, Step> again;

  /**
   * Collapses calls.
   *
   * @param again begins a call anew, for one that has to look up another variant
   */
  Collapsing(
      VariantStore store,
      Flights flights,
      Fetching fetching,
      Validating validating,
      Function<Call, Step> again) {
    this.store = store;
    this.flights = flights;
    this.fetching = fetching;
    this.validating = validating;
    this.again = again;
  }

  /** Asks the origin, or waits for another one who does. */
  Step forward(Call call, Lookup lookup, Verdict.Forward verdict) {
    if (!call.policy().mayCollapse()) {
      return ask(call, lookup, verdict);
    }
    Flights.Boarding boarding = flights.board(lookup.slot(), call.now());
    if (boarding instanceof Flights.Waits waits) {
      return new Step.Await(
          waits.place(), call.patience(), news -> hear(call, lookup, verdict, news));
    }
    if (boarding instanceof Flights.Leads leads) {
      call.leads(leads.flight());
    }
    return ask(call, lookup, verdict);
  }

  private Step ask(Call call, Lookup lookup, Verdict.Forward verdict) {
    return verdict instanceof Verdict.Validate validate
        ? validating.validate(call, lookup, validate)
        : fetching.fetch(call, lookup, verdict.reason());
  }

  private Step hear(Call call, Lookup lookup, Verdict.Forward verdict, News news) {
    if (news instanceof News.Landed landed) {
      return follow(call, lookup, verdict, landed);
    }
    if (news instanceof News.OriginFailed failed && verdict instanceof Verdict.Validate validate) {
      return validating
          .substitute(call, lookup.slot(), validate, failed.status())
          .<Step>map(Function.identity())
          .orElseGet(() -> ask(call, lookup, verdict));
    }
    if (news instanceof News.Promoted promoted) {
      call.leads(promoted.flight());
    }
    return ask(call, lookup, verdict);
  }

  private Step follow(Call call, Lookup lookup, Verdict.Forward verdict, News.Landed landed) {
    CachedResponse response = landed.response();
    if (!store.answersBoth(response, landed.request(), call.request())) {
      return call.mayLookAgain() ? again.apply(call) : ask(call, lookup, verdict);
    }
    return call.policy().onStored(response, call.now()) instanceof Verdict.Serve
        ? Answers.fromStore(
            call.request(),
            response,
            call.now(),
            lookup.slot().key(),
            timeToLive -> new CacheStatus.Collapsed(verdict.reason(), timeToLive))
        : ask(call, lookup, verdict);
  }

  /** Tells those who wait for the call how it ended. */
  void land(Call call, Step.Answer answer) {
    call.disembark()
        .ifPresent(
            flight -> {
              News news = news(call, answer);
              if (news instanceof News.Scattered) {
                flights.scatter(flight, call.now());
              } else {
                flights.land(flight, news);
              }
            });
  }

  private static News news(Call call, Step.Answer answer) {
    if (answer.status() instanceof CacheStatus.StaleIfError failed) {
      return new News.OriginFailed(OptionalInt.of(failed.forwardStatus()));
    }
    if (answer.status() instanceof CacheStatus.Disconnected) {
      return new News.OriginFailed(OptionalInt.empty());
    }
    return answer
        .shareable()
        .filter(response -> response.isFresh(call.now()))
        .<News>map(response -> new News.Landed(call.request(), response))
        .orElseGet(News.Scattered::new);
  }

  /** Lets another one make the call, if this one did not come to an end. */
  void abandon(Call call) {
    call.disembark().ifPresent(flights::crash);
  }
}
