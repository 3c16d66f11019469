package org.jcachehttp.http.internal.exchange;

import java.util.Optional;
import java.util.function.Function;
import org.jcachehttp.http.internal.policy.ContentRange;
import org.jcachehttp.http.internal.policy.PartialContent;
import org.jcachehttp.http.internal.store.GroupedEntry;
import org.jcachehttp.http.internal.store.Lookup;
import org.jcachehttp.http.internal.store.VariantStore;
import org.jcachehttp.http.status.NotStoredReason;
import org.jcachehttp.http.stored.CachedResponse;

/** Stores complete responses of the origin, or the parts of them that it sent. */
final class ResponseWriter {

  private final VariantStore store;
  private final int maxBodySize;

  ResponseWriter(VariantStore store, int maxBodySize) {
    this.store = store;
    this.maxBodySize = maxBodySize;
  }

  /** What became of a response. */
  sealed interface Outcome {

    /** Returns the entry that followers may use too. */
    default Optional<CachedResponse> shareable() {
      return Optional.empty();
    }
  }

  /**
   * The response was stored.
   *
   * @param entry the entry
   * @param shareable the entry that followers may use too
   */
  record Stored(CachedResponse entry, Optional<CachedResponse> shareable) implements Outcome {}

  /**
   * The response was not stored.
   *
   * @param reason the reason
   * @param shareable the entry that followers may use too, if it was accepted
   */
  record NotStored(NotStoredReason reason, Optional<CachedResponse> shareable) implements Outcome {

    static NotStored refused(NotStoredReason reason) {
      return new NotStored(reason, Optional.empty());
    }
  }

  /** Stores an entry; returns the reason if it was not stored. */
  @FunctionalInterface
  interface Put {
    Optional<NotStoredReason> put(Lookup lookup, CachedResponse entry);
  }

  /** Stores a response that was just received with its body. */
  Outcome write(StorableResponse storable, CachedResponse complete) {
    return write(storable, complete, (lookup, entry) -> store.put(lookup.location(), entry));
  }

  /** Stores a response whose body was received slowly, unless a newer one was stored meanwhile. */
  Outcome writeStreamed(StorableResponse storable, CachedResponse complete) {
    return write(storable, complete, store::putUnlessNewer);
  }

  /** Stores a response, unless it repeats a secret or a filter excludes it. */
  private Outcome write(StorableResponse storable, CachedResponse complete, Put put) {
    return accept(
        storable,
        complete,
        entry ->
            ContentRange.isPart(entry)
                ? writePart(storable, entry)
                : grouped(storable, entry, grouped -> put(storable, grouped, put)));
  }

  private Outcome accept(
      StorableResponse storable, CachedResponse response, Function<CachedResponse, Outcome> write) {
    if (!storable.exchange().policy().settings().admitsBody(response)) {
      return NotStored.refused(NotStoredReason.DIGEST);
    }
    Optional<CachedResponse> entry = store.toEntry(storable.lookup().location(), response);
    if (entry.isEmpty()) {
      return NotStored.refused(NotStoredReason.SECRET_IN_RESPONSE);
    }
    return storable.exchange().policy().admits(entry.get())
        ? write.apply(entry.get())
        : NotStored.refused(NotStoredReason.FILTERED_RESPONSE);
  }

  /** Writes an entry with its groups and tags, unless one of them was invalidated meanwhile. */
  private Outcome grouped(
      StorableResponse storable, CachedResponse entry, Function<CachedResponse, Outcome> write) {
    Exchange exchange = storable.exchange();
    GroupedEntry grouped =
        store
            .groups()
            .group(
                entry,
                exchange.policy().groups(storable.response().fields(), entry),
                storable.lookup().generations(),
                exchange.sent().invalidations());
    return grouped
        .refusal()
        .<Outcome>map(NotStored::refused)
        .orElseGet(() -> write.apply(grouped.entry()));
  }

  /** An entry that was accepted can be shared even if the store is unavailable. */
  private Outcome put(StorableResponse storable, CachedResponse entry, Put put) {
    Optional<NotStoredReason> failure = putCurrent(storable, entry, put);
    return outcome(failure, entry, Optional.of(entry));
  }

  private Optional<NotStoredReason> putCurrent(
      StorableResponse storable, CachedResponse entry, Put put) {
    return storable
        .exchange()
        .store(
            store.invalidation(),
            storable.lookup().location(),
            entry,
            () -> put.put(storable.lookup(), entry));
  }

  /** Stores a part, combined with the stored part if possible (section 3.4). */
  private Outcome writePart(StorableResponse storable, CachedResponse part) {
    return accept(
        storable,
        PartialContent.combine(storable.lookup().stored(), part, maxBodySize),
        entry ->
            grouped(
                storable,
                entry,
                grouped ->
                    outcome(
                        putCurrent(storable, grouped, store::putPart), grouped, Optional.empty())));
  }

  /** Removes the stored response if the new one ends its use, so that it is not used on errors. */
  void endStored(Exchange exchange, Lookup lookup, int status) {
    if (exchange.policy().endsStored(status)) {
      lookup.stored().ifPresent(ended -> store.invalidate(lookup.location(), ended));
    }
  }

  private static Outcome outcome(
      Optional<NotStoredReason> failure, CachedResponse entry, Optional<CachedResponse> shareable) {
    return failure.isPresent()
        ? new NotStored(failure.get(), shareable)
        : new Stored(entry, shareable);
  }
}
