package org.jcachehttp.http.internal.exchange;

import java.util.Optional;
import java.util.function.Function;
import org.jcachehttp.http.internal.policy.ContentRange;
import org.jcachehttp.http.internal.policy.PartialContent;
import org.jcachehttp.http.internal.store.EntryLocation;
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

  /** Stores a response with its body, unless it repeats a secret or a filter excludes it. */
  Outcome write(StorableResponse storable, CachedResponse complete) {
    return accept(
        storable,
        complete,
        entry ->
            ContentRange.isPart(entry)
                ? writePart(storable, entry)
                : grouped(storable, entry, grouped -> put(storable, grouped)));
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
                exchange.invalidationsBeforeRequest());
    return grouped
        .refusal()
        .<Outcome>map(NotStored::refused)
        .orElseGet(() -> write.apply(grouped.entry()));
  }

  /** An entry that was accepted can be shared even if the store is unavailable. */
  private Outcome put(StorableResponse storable, CachedResponse entry) {
    EntryLocation location = storable.lookup().location();
    Optional<NotStoredReason> failure = store.put(location, entry);
    if (failure.isEmpty() && storable.exchange().isInvalidated()) {
      store.invalidation().invalidate(location.primaryKey());
      failure = Optional.of(NotStoredReason.SUPERSEDED);
    }
    return outcome(failure, entry, Optional.of(entry));
  }

  /** Stores a part, combined with the stored part if possible (section 3.4). */
  private Outcome writePart(StorableResponse storable, CachedResponse part) {
    Lookup lookup = storable.lookup();
    return accept(
        storable,
        PartialContent.combine(lookup.stored(), part, maxBodySize),
        entry ->
            grouped(
                storable,
                entry,
                grouped -> outcome(store.putPart(lookup, grouped), grouped, Optional.empty())));
  }

  /** Removes the stored response if the new one ends its use, so that it is not used on errors. */
  void endStored(Exchange exchange, Lookup lookup, int status) {
    if (exchange.policy().endsStored(status)) {
      lookup.stored().ifPresent(ended -> store.remove(lookup.location(), ended));
    }
  }

  private static Outcome outcome(
      Optional<NotStoredReason> failure, CachedResponse entry, Optional<CachedResponse> shareable) {
    return failure.isPresent()
        ? new NotStored(failure.get(), shareable)
        : new Stored(entry, shareable);
  }
}
