package org.jcachehttp.http.internal.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jcachehttp.http.internal.key.Lease;
import org.jcachehttp.http.stored.CachedResponse;

/**
 * The leases of keys in the store, by which one process at a time calls the origin for a response.
 * JCache's atomic operations decide which one (JSR-107, {@code putIfAbsent} and {@code replace}). A
 * lease ends by its deadline at the latest, so that nothing waits for a process that has ended.
 *
 * @param store the store of the responses, which also has the leases
 * @param length how long a lease lasts
 * @param clock the clock
 */
public record LeaseStore(ResponseStore store, Duration length, InstantSource clock) {

  /** How long requests for a key do not wait after a response that could not be shared. */
  private static final Duration NOT_SHAREABLE = Duration.ofSeconds(10);

  /** What a process finds out about the lease of a key. */
  public sealed interface Outcome {}

  /**
   * The caller has the lease now.
   *
   * @param key the key of the response
   * @param lease the lease, which the caller ends
   */
  public record Taken(String key, Lease lease) implements Outcome {}

  /**
   * Another exchange has the lease.
   *
   * @param lease the lease, which may be past its deadline
   */
  public record Held(Lease lease) implements Outcome {}

  /** The lease has ended. */
  public record Free() implements Outcome {}

  /** The last response could not be shared, so that there is no lease for a while. */
  public record NotShareable() implements Outcome {}

  /** The store failed. */
  public record Unavailable() implements Outcome {}

  /** Takes the lease of the response with that key, unless another exchange has it. */
  public Outcome take(String key) {
    Lease own = Lease.ofCall(key, clock.instant(), length);
    return store
        .attemptWrite(() -> store.isAdded(own.key(), own.toEntry()))
        .map(added -> added ? new Taken(key, own) : look(key))
        .orElseGet(Unavailable::new);
  }

  /** Takes the lease in the place of one that has ended; of several callers, one succeeds. */
  public Outcome succeed(String key, Lease ended) {
    Lease own = Lease.ofCall(key, clock.instant(), length);
    return replace(ended, own)
        .map(replaced -> replaced ? new Taken(key, own) : look(key))
        .orElseGet(Unavailable::new);
  }

  /** Looks at the lease of the response with that key. */
  public Outcome look(String key) {
    String leaseKey = Lease.keyOf(key);
    return store
        .getAll(Set.of(leaseKey))
        .map(found -> judge(leaseKey, found))
        .orElseGet(Unavailable::new);
  }

  private Outcome judge(String leaseKey, Map<String, CachedResponse> found) {
    Optional<Lease> lease =
        Optional.ofNullable(found.get(leaseKey))
            .flatMap(Lease::from)
            .filter(known -> known.key().equals(leaseKey));
    if (lease.isEmpty()) {
      return new Free();
    }
    return lease.get().kind() == Lease.Kind.NOT_SHAREABLE && !isPast(lease.get())
        ? new NotShareable()
        : new Held(lease.get());
  }

  /** Returns whether a lease is past its deadline by the clock of this process. */
  public boolean isPast(Lease lease) {
    return lease.until().isPast(clock.millis());
  }

  /** Ends a lease: the response is stored, or another exchange is to try. */
  public void release(Lease lease) {
    Optional<Boolean> unused =
        store.attemptWrite(
            () -> store.cache().remove(lease.key(), store.stored(lease.key(), lease.toEntry())));
  }

  /** Ends a lease after a response that could not be shared: nothing waits for the next ones. */
  public void releaseNotShareable(Lease lease) {
    Optional<Boolean> unused = replace(lease, lease.notShareable(clock.instant(), NOT_SHAREABLE));
  }

  private Optional<Boolean> replace(Lease before, Lease after) {
    String key = before.key();
    return store.attemptWrite(
        () ->
            store
                .cache()
                .replace(
                    key, store.stored(key, before.toEntry()), store.signed(key, after.toEntry())));
  }
}
