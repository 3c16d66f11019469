package org.jcachehttp.http.internal.exchange;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import org.jcachehttp.http.internal.key.Lease;
import org.jcachehttp.http.internal.policy.CurrentAge;
import org.jcachehttp.http.internal.policy.Verdict;
import org.jcachehttp.http.internal.store.LeaseStore;
import org.jcachehttp.http.internal.store.Lookup;
import org.jcachehttp.http.internal.store.VariantStore;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * Makes the leader among the requests of this process the leader among all processes with the same
 * store (RFC 9111 section 4). It takes the lease of the key, and then looks up again, because
 * another process may have stored the response before. A leader without the lease looks at it until
 * it ends. If there is no response to use then, each process calls the origin by itself: one after
 * the other would wait for calls that may help none of them.
 */
final class ClusterLeader {

  /** How often an ended lease is tried to be taken before the origin is called without one. */
  private static final int MAX_TAKES = 5;

  private final LeaseStore leases;
  private final VariantStore store;
  private final InFlightRequests inFlight;
  private final Executor executor;
  private final LongSupplier nanos;
  private final DoubleSupplier random;
  private final LeaseCounters counters = new LeaseCounters();

  /**
   * Creates a candidate.
   *
   * @param executor ends leases
   * @param nanos a clock that is never set, in nanoseconds
   * @param random random numbers from 0 to 1
   */
  ClusterLeader(
      LeaseStore leases,
      VariantStore store,
      InFlightRequests inFlight,
      Executor executor,
      LongSupplier nanos,
      DoubleSupplier random) {
    this.leases = leases;
    this.store = store;
    this.inFlight = inFlight;
    this.executor = executor;
    this.nanos = nanos;
    this.random = random;
  }

  static ClusterLeader of(
      LeaseStore leases, VariantStore store, InFlightRequests inFlight, Executor executor) {
    return new ClusterLeader(
        leases,
        store,
        inFlight,
        executor,
        System::nanoTime,
        () -> ThreadLocalRandom.current().nextDouble());
  }

  /**
   * The leader among the requests of this process.
   *
   * @param exchange its exchange
   * @param lookup its lookup
   * @param verdict why it is forwarded
   * @param inFlight the request that followers in this process wait for
   */
  record Candidate(
      Exchange exchange, Lookup lookup, Verdict.Forward verdict, InFlightRequest inFlight) {

    String key() {
      return inFlight.location().key();
    }

    /** Returns this leader after the response that it would have validated was removed. */
    Candidate without(Lookup.Absent absent) {
      return exchange.policy().onMiss(absent.reason()) instanceof Verdict.Forward fetch
          ? new Candidate(exchange, absent, fetch, inFlight)
          : this;
    }
  }

  /** What a leader does next. */
  interface Steps {

    /** Returns how long the leader may still wait. */
    Duration left(Candidate candidate);

    /** Sends the request to the origin. */
    Action send(Candidate candidate);

    /** Responds with an entry that another process stored, if the leader may use it. */
    Optional<Action.Respond> serve(Candidate candidate, CachedResponse entry);

    /** Begins anew. */
    Action lookUpAgain(Candidate candidate);

    /** Ends the wait of a leader that has waited long enough. */
    Action stopWaiting(Candidate candidate);
  }

  /** Takes the lease and sends the request, or waits for the process that has the lease. */
  Action lead(Candidate candidate, Steps steps) {
    if (candidate.exchange().isWithoutLease()) {
      candidate.inFlight().goWithoutLease();
    }
    return candidate.inFlight().isWithoutLease()
        ? steps.send(candidate)
        : new Turn(candidate, steps, new ClusterWait()).after(leases.take(candidate.key()));
  }

  /** One leader with what it has seen of the lease. */
  private final class Turn {

    private final Candidate candidate;
    private final Steps steps;
    private final ClusterWait wait;

    Turn(Candidate candidate, Steps steps, ClusterWait wait) {
      this.candidate = candidate;
      this.steps = steps;
      this.wait = wait;
    }

    /** Continues after a look at the lease. */
    Action after(LeaseStore.Outcome outcome) {
      if (outcome instanceof LeaseStore.Held held) {
        return onHeld(held.lease());
      }
      if (outcome instanceof LeaseStore.Taken taken) {
        counters.taken();
        candidate.inFlight().hold(held(taken.lease()));
        return afterLookup().orElseGet(() -> steps.send(candidate));
      }
      if (outcome instanceof LeaseStore.Uncertain uncertain) {
        candidate.inFlight().hold(held(uncertain.lease()));
      }
      candidate.inFlight().goWithoutLease();
      return outcome instanceof LeaseStore.Free
          ? afterLookup().orElseGet(() -> steps.send(candidate))
          : steps.send(candidate);
    }

    private Action onHeld(Lease lease) {
      if (wait.isSeenForItsLength(lease, nanos.getAsLong()) || leases.isPast(lease)) {
        return wait.mayTake(MAX_TAKES)
            ? after(succeed(candidate.key(), lease))
            : steps.send(candidate);
      }
      // A response may be there though a lease is: that of a process that has ended, or came later.
      return wait.isLookupDue() ? afterLookup().orElseGet(this::pause) : pause();
    }

    private Action pause() {
      Duration left = steps.left(candidate);
      if (left.isZero()) {
        return steps.stopWaiting(candidate);
      }
      if (wait.isBeginning()) {
        counters.waits();
      }
      Duration delay = wait.nextDelay(random.getAsDouble());
      return new Action.Pause(
          delay.compareTo(left) < 0 ? delay : left, () -> after(leases.look(candidate.key())));
    }

    /** Continues with what the store has instead of the first lookup; empty if it is the same. */
    private Optional<Action> afterLookup() {
      Lookup present = store.find(candidate.exchange().request());
      Optional<CachedResponse> before = candidate.lookup().stored();
      if (!present.location().key().equals(candidate.lookup().location().key())
          || (present instanceof Lookup.Absent && before.isPresent())) {
        // There is another list of variants, and so another lease; or the response was removed.
        // If there were too many lookups, the removed response is neither validated nor used.
        return Optional.of(
            steps.lookUpAgain(
                present instanceof Lookup.Absent absent ? candidate.without(absent) : candidate));
      }
      return present.stored().filter(stored -> !before.equals(Optional.of(stored))).map(this::use);
    }

    private Action use(CachedResponse stored) {
      Optional<Action.Respond> respond = steps.serve(candidate, stored);
      if (respond.isEmpty()) {
        candidate.exchange().goWithoutLease();
        return steps.lookUpAgain(candidate);
      }
      if (CurrentAge.isFresh(stored, candidate.exchange().now())) {
        return respond.get().sharing(stored);
      }
      // A follower may refuse a stale response that this leader accepts.
      candidate.exchange().takeInFlight().ifPresent(inFlight::outdate);
      return respond.get();
    }
  }

  /** Ends the leases of keys, whichever process has them. */
  void endLeases(Collection<String> keys) {
    leases.endAll(keys);
  }

  private OwnLease held(Lease lease) {
    return new OwnLease(leases, lease, executor);
  }

  /**
   * Takes the lease of a stored response that is due for a refresh in the background.
   *
   * @return the lookup under the lease; empty if another process has the lease
   */
  Optional<Lookup> leaseRefresh(Exchange exchange, Lookup lookup) {
    LeaseStore.Outcome outcome = takeOrSucceed(lookup.location().key());
    if (outcome instanceof LeaseStore.Taken taken) {
      counters.taken();
      exchange.hold(held(taken.lease()));
      return Optional.of(store.find(exchange.request()));
    }
    if (outcome instanceof LeaseStore.Uncertain uncertain) {
      exchange.hold(held(uncertain.lease()));
    }
    boolean isOthers = outcome instanceof LeaseStore.Held || outcome instanceof LeaseStore.Free;
    return isOthers ? Optional.empty() : Optional.of(lookup);
  }

  private LeaseStore.Outcome takeOrSucceed(String key) {
    LeaseStore.Outcome outcome = leases.take(key);
    return outcome instanceof LeaseStore.Held held && leases.isPast(held.lease())
        ? succeed(key, held.lease())
        : outcome;
  }

  private LeaseStore.Outcome succeed(String key, Lease ended) {
    LeaseStore.Outcome outcome = leases.succeed(key, ended);
    if (outcome instanceof LeaseStore.Taken) {
      counters.expired();
    }
    return outcome;
  }

  LeaseCounters counters() {
    return counters;
  }
}
