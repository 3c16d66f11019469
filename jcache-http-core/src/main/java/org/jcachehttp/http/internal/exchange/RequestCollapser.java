package org.jcachehttp.http.internal.exchange;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jcachehttp.http.internal.exchange.ClusterLeader.Candidate;
import org.jcachehttp.http.internal.exchange.InFlightRequest.CollapseOutcome;
import org.jcachehttp.http.internal.policy.CurrentAge;
import org.jcachehttp.http.internal.policy.Verdict;
import org.jcachehttp.http.internal.store.Lookup;
import org.jcachehttp.http.internal.store.VariantStore;
import org.jcachehttp.http.stored.CachedResponse;
import org.jspecify.annotations.Nullable;

/**
 * Collapses equal requests into one request to the origin (RFC 9111 section 4). A follower gets the
 * response that a lookup of the leader's stored entry would give: the entry as it was accepted for
 * storing, with the follower's own values in the place of redacted ones. A follower that cannot use
 * that entry sends its request to the origin.
 */
final class RequestCollapser {

  private final VariantStore store;
  private final InFlightRequests inFlight;
  private final OriginFetch fetch;
  private final Revalidation revalidation;
  private final StaleResponses stale;
  private final Function<Exchange, Action> restart;
  private final Optional<ClusterLeader> cluster;

  /**
   * Creates a collapser.
   *
   * @param restart begins an exchange anew, for a follower that needs another variant, and for a
   *     request that was looked up before an equal one was completed
   * @param cluster makes a leader that of all processes; empty if each process has its own
   */
  RequestCollapser(
      VariantStore store,
      InFlightRequests inFlight,
      OriginFetch fetch,
      Revalidation revalidation,
      StaleResponses stale,
      Function<Exchange, Action> restart,
      Optional<ClusterLeader> cluster) {
    this.store = store;
    this.inFlight = inFlight;
    this.fetch = fetch;
    this.revalidation = revalidation;
    this.stale = stale;
    this.restart = restart;
    this.cluster = cluster;
  }

  /** Sends the request to the origin, or waits for an equal one in flight. */
  Action forward(Exchange exchange, Lookup lookup, Verdict.Forward verdict) {
    if (!exchange.policy().mayCollapse()) {
      return send(exchange, lookup, verdict);
    }
    InFlightRequests.Role role = inFlight.join(lookup.location(), exchange.now());
    if (role instanceof InFlightRequests.Follower follower) {
      return await(exchange, lookup, verdict, follower.future());
    }
    return role instanceof InFlightRequests.Leader leader
        ? lead(exchange, leader.request(), lookup, verdict)
        : send(exchange, lookup, verdict);
  }

  private Action lead(
      Exchange exchange, InFlightRequest request, Lookup lookup, Verdict.Forward verdict) {
    boolean isOutdated =
        inFlight.isCompletedSince(request.location().key(), exchange.completionsBeforeLookup());
    exchange.lead(request);
    if (isOutdated && exchange.mayLookUpAgain()) {
      // The response may have been stored between the lookup and now.
      fail(exchange);
      return restart.apply(exchange);
    }
    return cluster
        .map(all -> all.lead(new Candidate(exchange, lookup, verdict, request), new LeaderSteps()))
        .orElseGet(() -> send(exchange, lookup, verdict));
  }

  /** What the leader of this process does while another process may have the lease. */
  private final class LeaderSteps implements ClusterLeader.Steps {

    @Override
    public Duration left(Candidate leader) {
      return longestWait(leader.exchange(), leader.verdict());
    }

    @Override
    public Action send(Candidate leader) {
      return RequestCollapser.this.send(leader.exchange(), leader.lookup(), leader.verdict());
    }

    @Override
    public Optional<Action.Respond> serve(Candidate leader, CachedResponse entry) {
      return RequestCollapser.this.serve(
          leader.exchange(), leader.lookup(), leader.verdict(), entry);
    }

    @Override
    public Action lookUpAgain(Candidate leader) {
      if (!leader.exchange().mayLookUpAgain()) {
        return send(leader);
      }
      leader.exchange().takeInFlight().ifPresent(inFlight::outdate);
      return restart.apply(leader.exchange());
    }

    @Override
    public Action stopWaiting(Candidate leader) {
      if (stale.softTimeout(leader.exchange(), leader.verdict()).isEmpty()) {
        return send(leader);
      }
      fail(leader.exchange());
      return stale.afterSoftTimeout(
          leader.exchange(), leader.lookup().location(), (Verdict.Revalidate) leader.verdict());
    }
  }

  private Action send(Exchange exchange, Lookup lookup, Verdict.Forward verdict) {
    return verdict instanceof Verdict.Revalidate revalidate
        ? revalidate(exchange, lookup, revalidate)
        : fetch.fetch(exchange, lookup, verdict.reason());
  }

  private Action revalidate(Exchange exchange, Lookup lookup, Verdict.Revalidate verdict) {
    Optional<Duration> limit = stale.softTimeout(exchange, verdict);
    if (limit.isEmpty()) {
      return revalidation.revalidate(exchange, lookup, verdict);
    }
    Exchange owner = exchange.handOver();
    return new Action.SendWithin(
        owner,
        revalidation.revalidate(owner, lookup, verdict),
        limit.get(),
        () -> stale.afterSoftTimeout(exchange, lookup.location(), verdict),
        respond -> end(owner, respond));
  }

  private void end(Exchange owner, Action.@Nullable Respond respond) {
    if (!owner.isLeader()) {
      return;
    }
    if (respond == null) {
      fail(owner);
    } else {
      complete(owner, respond);
    }
  }

  private Action onOutcome(
      Exchange exchange, Lookup lookup, Verdict.Forward verdict, CollapseOutcome outcome) {
    if (outcome instanceof CollapseOutcome.Shared shared) {
      return onShared(exchange, lookup, verdict, shared);
    }
    if (outcome instanceof CollapseOutcome.Streamed streamed) {
      return onStreamed(exchange, lookup, verdict, streamed);
    }
    if (outcome instanceof CollapseOutcome.OriginFailed failed
        && verdict instanceof Verdict.Revalidate revalidate) {
      return stale
          .insteadOfError(exchange, lookup.location(), revalidate, failed.status())
          .<Action>map(Function.identity())
          .orElseGet(() -> send(exchange, lookup, verdict));
    }
    if (outcome instanceof CollapseOutcome.Outdated) {
      return lookUpAgain(exchange, lookup, verdict);
    }
    if (outcome instanceof CollapseOutcome.TimedOut
        && stale.softTimeout(exchange, verdict).isPresent()) {
      return stale.afterSoftTimeout(exchange, lookup.location(), (Verdict.Revalidate) verdict);
    }
    return outcome instanceof CollapseOutcome.Promoted promoted
        ? lead(exchange, promoted.request(), lookup, verdict)
        : send(exchange, lookup, verdict);
  }

  /** Nothing reaches a request with other secrets before the whole body was searched for them. */
  private Action onStreamed(
      Exchange exchange,
      Lookup lookup,
      Verdict.Forward verdict,
      CollapseOutcome.Streamed streamed) {
    CachedResponse head = streamed.head();
    if (!store.isSameVariant(head, streamed.request(), exchange.request())) {
      return lookUpAgain(exchange, lookup, verdict);
    }
    if (!CurrentAge.isFresh(head, exchange.now())) {
      return send(exchange, lookup, verdict);
    }
    return streamed.use() == CollapseOutcome.Use.WHILE_RECEIVED
            && store.haveSameSecrets(streamed.request(), exchange.request())
        ? readGrowing(exchange, lookup, verdict, streamed)
        : awaitEnd(exchange, lookup, verdict, streamed);
  }

  private Action readGrowing(
      Exchange exchange,
      Lookup lookup,
      Verdict.Forward verdict,
      CollapseOutcome.Streamed streamed) {
    Optional<Action.Respond> respond = serve(exchange, lookup, verdict, streamed.head());
    if (respond.isEmpty()) {
      return send(exchange, lookup, verdict);
    }
    return streamed
        .copy()
        .laterBody()
        .<Action>map(respond.get()::withBody)
        .orElseGet(() -> lookUpAgain(exchange, lookup, verdict));
  }

  private Action awaitEnd(
      Exchange exchange,
      Lookup lookup,
      Verdict.Forward verdict,
      CollapseOutcome.Streamed streamed) {
    Optional<CompletableFuture<CollapseOutcome>> end = streamed.inFlight().joinEnd();
    // The caller of the response may read it slowly, or not at all.
    end.ifPresent(joined -> streamed.copy().readAhead());
    return end.map(joined -> await(exchange, lookup, verdict, joined))
        .orElseGet(() -> lookUpAgain(exchange, lookup, verdict));
  }

  private Action await(
      Exchange exchange,
      Lookup lookup,
      Verdict.Forward verdict,
      CompletableFuture<CollapseOutcome> future) {
    return new Action.AwaitInFlight(
        future,
        longestWait(exchange, verdict),
        outcome -> onOutcome(exchange, lookup, verdict, outcome));
  }

  private Duration longestWait(Exchange exchange, Verdict.Forward verdict) {
    return stale
        .softTimeout(exchange, verdict)
        .filter(limit -> limit.compareTo(exchange.maxWait()) < 0)
        .orElse(exchange.maxWait());
  }

  private Action lookUpAgain(Exchange exchange, Lookup lookup, Verdict.Forward verdict) {
    return exchange.mayLookUpAgain() ? restart.apply(exchange) : send(exchange, lookup, verdict);
  }

  private Action onShared(
      Exchange exchange, Lookup lookup, Verdict.Forward verdict, CollapseOutcome.Shared shared) {
    CachedResponse entry = shared.entry();
    if (!store.isSameVariant(entry, shared.request(), exchange.request())) {
      return lookUpAgain(exchange, lookup, verdict);
    }
    return serve(exchange, lookup, verdict, entry)
        .<Action>map(Function.identity())
        .orElseGet(() -> send(exchange, lookup, verdict));
  }

  /** Responds with the entry of the leader, if the follower may use it. */
  private Optional<Action.Respond> serve(
      Exchange exchange, Lookup lookup, Verdict.Forward verdict, CachedResponse entry) {
    boolean isUsable =
        store.groups().isCurrent(entry)
            && exchange.policy().onStored(entry, exchange.now()) instanceof Verdict.Serve;
    return isUsable
        ? Optional.of(
            CacheResponses.fromStore(
                exchange.request(),
                entry,
                exchange.now(),
                lookup.location().key(),
                timeToLive -> new CacheStatus.Collapsed(verdict.reason(), timeToLive)))
        : Optional.empty();
  }

  /** Completes the followers of an exchange that has its response. */
  void complete(Exchange exchange, Action.Respond respond) {
    exchange.takeInFlight().ifPresent(request -> complete(request, exchange, respond));
  }

  private void complete(InFlightRequest request, Exchange exchange, Action.Respond respond) {
    if (respond.status() instanceof CacheStatus.StaleIfError failed) {
      OptionalInt status = OptionalInt.of(failed.forwardStatus());
      inFlight.complete(request, new CollapseOutcome.OriginFailed(status));
    } else if (respond.status() instanceof CacheStatus.OriginUnreachable) {
      inFlight.complete(request, new CollapseOutcome.OriginFailed(OptionalInt.empty()));
    } else {
      inFlight.end(request, exchange.request(), respond.shareable(), exchange.now());
    }
  }

  /** Makes a follower the leader if the exchange ended without a response. */
  void fail(Exchange exchange) {
    exchange.takeInFlight().ifPresent(inFlight::fail);
  }
}
