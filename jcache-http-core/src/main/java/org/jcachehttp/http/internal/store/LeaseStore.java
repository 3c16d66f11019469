package org.jcachehttp.http.internal.store;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jcachehttp.http.internal.key.Lease;
import org.jcachehttp.http.stored.CachedResponse;
import org.jspecify.annotations.Nullable;

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

  /** What a process finds out about the lease of a key. */
  public sealed interface Outcome {}

  /**
   * The caller has the lease now.
   *
   * @param lease the lease, which the caller ends
   */
  public record Taken(Lease lease) implements Outcome {}

  /**
   * Another exchange has the lease.
   *
   * @param lease the lease, which may be past its deadline
   */
  public record Held(Lease lease) implements Outcome {}

  /** The lease has ended. */
  public record Free() implements Outcome {}

  /**
   * The store failed while the caller took the lease.
   *
   * @param lease the lease, which may exist nevertheless, and which the caller ends
   */
  public record Uncertain(Lease lease) implements Outcome {}

  /** The store failed. */
  public record Unavailable() implements Outcome {}

  /** Takes the lease of the response with that key, unless another exchange has it. */
  public Outcome take(String key) {
    Lease own = Lease.ofCall(key, clock.instant(), length);
    return store
        .attemptWrite(() -> takeOrFind(own))
        .map(outcome -> recognized(own, outcome))
        .orElseGet(() -> new Uncertain(own));
  }

  private Outcome takeOrFind(Lease own) {
    CachedResponse entry = store.signed(own.key(), own.toEntry());
    // Another lease may end between the two operations, but seldom twice.
    return addOrFind(own, entry)
        .or(() -> addOrFind(own, entry))
        .orElseGet(() -> inPlaceOfUnreadable(own, entry));
  }

  /** Adds the entry of a lease, or finds another one; empty if none is there that can be read. */
  private Optional<Outcome> addOrFind(Lease own, CachedResponse entry) {
    if (store.cache().putIfAbsent(own.key(), entry)) {
      return Optional.of(new Taken(own));
    }
    CachedResponse found = findReadable(own.key());
    if (found == null) {
      return Optional.empty();
    }
    Outcome outcome = judge(own.key(), found);
    // Anything else in the place of a lease is replaced.
    return outcome instanceof Free && store.cache().replace(own.key(), found, entry)
        ? Optional.of(new Taken(own))
        : Optional.of(outcome);
  }

  private @Nullable CachedResponse findReadable(String leaseKey) {
    try {
      return store.cache().get(leaseKey);
    } catch (RuntimeException failure) {
      if (StoreFailures.isUnreadable(failure)) {
        return null;
      }
      throw failure;
    }
  }

  /** Takes the place of a damaged entry, or of a value of another application. */
  private Outcome inPlaceOfUnreadable(Lease own, CachedResponse entry) {
    store.cache().remove(own.key());
    return addOrFind(own, entry).orElseGet(Free::new);
  }

  /** Takes the lease in the place of one that has ended; of several callers, one succeeds. */
  public Outcome succeed(String key, Lease ended) {
    Lease own = Lease.ofCall(key, clock.instant(), length);
    return store
        .attemptWrite(() -> isReplaced(ended, own))
        .map(replaced -> replaced ? new Taken(own) : recognized(own, look(key)))
        .orElseGet(() -> new Uncertain(own));
  }

  /** A client that repeats an operation after a timeout may find what it has written itself. */
  private static Outcome recognized(Lease own, Outcome found) {
    return found.equals(new Held(own)) ? new Taken(own) : found;
  }

  private boolean isReplaced(Lease ended, Lease own) {
    return store
        .cache()
        .replace(
            own.key(),
            store.stored(own.key(), ended.toEntry()),
            store.signed(own.key(), own.toEntry()));
  }

  /** Looks at the lease of the response with that key. */
  public Outcome look(String key) {
    String leaseKey = Lease.keyOf(key);
    return store
        .getAll(Set.of(leaseKey))
        .map(found -> judge(leaseKey, found.get(leaseKey)))
        .orElseGet(Unavailable::new);
  }

  private Outcome judge(String leaseKey, @Nullable CachedResponse found) {
    return Optional.ofNullable(found)
        .filter(entry -> store.isAuthentic(leaseKey, entry))
        .flatMap(Lease::from)
        .filter(lease -> lease.key().equals(leaseKey))
        .<Outcome>map(Held::new)
        .orElseGet(Free::new);
  }

  /**
   * Returns whether a lease is past its deadline by the clock of this process. A lease that begins
   * later than one could end is from a clock that is ahead, and counts as past.
   */
  public boolean isPast(Lease lease) {
    return lease.until().isPast(clock.millis())
        || lease.takenAt().isAfter(clock.instant().plus(lease.length()));
  }

  /** Ends a lease: the response is stored, or there is none that others may use. */
  public void release(Lease lease) {
    Optional<Boolean> unused =
        store.attemptWrite(
            () -> store.cache().remove(lease.key(), store.stored(lease.key(), lease.toEntry())));
  }

  /** Ends the leases of responses with those keys, whichever process has them. */
  public void endAll(Collection<String> keys) {
    Set<String> leases = keys.stream().map(Lease::keyOf).collect(Collectors.toSet());
    Optional<Boolean> unused =
        store.attemptWrite(
            () -> {
              store.cache().removeAll(leases);
              return true;
            });
  }
}
