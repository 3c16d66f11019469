package org.jcachehttp.http.internal.store;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.KeyedRequest;
import org.jcachehttp.http.internal.key.RequestKeys;
import org.jcachehttp.http.internal.key.SearchVariance;
import org.jcachehttp.http.internal.key.VariantList;
import org.jcachehttp.http.internal.policy.ContentRange;
import org.jcachehttp.http.internal.secrets.LocationRedaction;
import org.jcachehttp.http.internal.secrets.PartRules;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.http.settings.FieldHandling;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.status.NotStoredReason;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;

/**
 * The stored responses, with several variants of a target (RFC 9111 section 4.1). A response
 * without Vary costs one store operation. If the list of variants of a target is lost, its variants
 * are misses.
 */
public final class VariantStore {

  private final ResponseStore store;
  private final RequestKeys keys;
  private final GroupStore groups;
  private final VariantWriter variants;
  private final Optional<SearchVariances> searches;
  private final StoredInvalidation invalidation;

  /**
   * Creates a store of responses.
   *
   * @param maxVariants the number of variants of a target
   * @param noVarySearch the handling of the field No-Vary-Search
   */
  public VariantStore(
      GroupStore groups, RequestKeys keys, int maxVariants, FieldHandling noVarySearch) {
    this.store = groups.store();
    this.groups = groups;
    this.keys = keys;
    this.variants = new VariantWriter(store, maxVariants);
    this.searches =
        noVarySearch == FieldHandling.HONOR
            ? Optional.of(new SearchVariances(store))
            : Optional.empty();
    this.invalidation = new StoredInvalidation(groups, keys, searches);
  }

  /** Looks up the response to a request. */
  public Lookup find(HttpRequest request) {
    Lookup lookup = findAnyGeneration(request);
    return lookup instanceof Lookup.Found found && !found.response().generations().isEmpty()
        ? groups.check(found)
        : lookup;
  }

  private Lookup findAnyGeneration(HttpRequest request) {
    KeyedRequest keyed = keys.keyed(request);
    Lookup exact = find(request, keyed);
    return exact instanceof Lookup.Absent && searches.isPresent()
        ? equivalent(request, keyed.request()).orElse(exact)
        : exact;
  }

  /** Looks up a response to an equivalent target, by its No-Vary-Search. */
  private Optional<Lookup> equivalent(HttpRequest request, StoredRequest stored) {
    return searches
        .flatMap(all -> all.canonical(request, stored))
        .map(canonical -> find(request, KeyedRequest.of(canonical)))
        .filter(lookup -> SearchVariances.allows(lookup.stored(), stored));
  }

  /**
   * Returns the lookup at the location where a response to a request is stored: the same location
   * for all targets that are equivalent by its No-Vary-Search.
   */
  public Lookup locate(Lookup lookup, HttpResponse response) {
    Optional<SearchVariance> variance = variance(response);
    if (variance.isEmpty() && lookup.stored().flatMap(old -> variance(old.response())).isEmpty()) {
      return lookup;
    }
    EntryLocation location = lookup.location();
    StoredRequest own = keys.of(location.request());
    TargetUri target = variance.map(all -> all.canonical(own.target())).orElse(own.target());
    if (target.equals(location.storedRequest().target())) {
      return lookup;
    }
    lookup.stored().ifPresent(replaced -> remove(location, replaced));
    return find(location.request(), KeyedRequest.of(own.withTarget(target)));
  }

  private Optional<SearchVariance> variance(HttpResponse response) {
    return searches.flatMap(honored -> SearchVariance.of(response.fields()));
  }

  private Lookup find(HttpRequest request, KeyedRequest keyed) {
    Lookup lookup =
        store.get(
            EntryLocation.ofTarget(request, keyed.request(), keyed.key()), ForwardReason.URI_MISS);
    if (!(lookup instanceof Lookup.Found found)) {
      return lookup;
    }
    return found.response().request().isVariantList()
        ? findVariant(found.location(), VariantList.from(found.response()).orElseThrow())
        : onlyResponse(found);
  }

  private Lookup onlyResponse(Lookup.Found found) {
    // A response that was stored before a header was to be matched has no value for that header.
    return selectingFields(found.response()).isEmpty()
        ? found
        : new Lookup.Absent(found.location(), ForwardReason.VARY_MISS);
  }

  private Lookup findVariant(EntryLocation target, VariantList list) {
    StoredRequest selected = keys.select(list.names(), target.storedRequest(), target.request());
    String key = CacheKey.ofVariant(target.primaryKey(), list, selected);
    return store.get(target.ofVariant(selected, list, key), ForwardReason.VARY_MISS);
  }

  /**
   * Returns a response as it may be stored at a location: without the secret parameters of its
   * request, and with the request fields that select it. Empty if it repeats a secret elsewhere
   * than in Set-Cookie, which is left out then.
   */
  public Optional<CachedResponse> toEntry(EntryLocation location, CachedResponse response) {
    PartRules rules = keys.parts();
    Fields fields =
        LocationRedaction.redact(location.request(), response.response().fields(), rules);
    HttpResponse redacted = response.response().withFields(fields);
    return keys.leakCheck(location.request())
        .withoutSecrets(redacted)
        .map(
            entry ->
                new CachedResponse(
                    selected(location, response), entry, response.times(), response.generations()));
  }

  private StoredRequest selected(EntryLocation location, CachedResponse response) {
    List<String> selecting = selectingFields(response);
    if (selecting.isEmpty()) {
      return location.storedRequest().withFields(Fields.empty());
    }
    List<String> names =
        location
            .variants()
            .map(list -> list.including(selecting, response.times().retainUntil()).names())
            .orElse(selecting);
    return keys.select(names, location.storedRequest(), location.request());
  }

  /** Returns the groups and tags of stored responses. */
  public GroupStore groups() {
    return groups;
  }

  /** Stores an entry made by {@link #toEntry}; returns the reason if it was not stored. */
  public Optional<NotStoredReason> put(EntryLocation location, CachedResponse entry) {
    return put(location, entry, store::put);
  }

  /**
   * Stores a part, alone or combined with the part that was found, which it replaces. Any other
   * entry is left as it is. Returns the reason if the part was not stored.
   */
  public Optional<NotStoredReason> putPart(Lookup lookup, CachedResponse entry) {
    EntryLocation location = lookup.location();
    Optional<CachedResponse> found = lookup.stored().filter(ContentRange::isPart);
    return put(
            location,
            entry,
            (key, part) ->
                (found.isPresent() && key.equals(location.key()))
                    ? store.replace(key, found.get(), part)
                    : store.putIfAbsent(key, part))
        .map(conditionFailed -> NotStoredReason.SUPERSEDED);
  }

  /**
   * Stores an entry whose body was received slowly, unless the response to a later request was
   * stored meanwhile.
   *
   * @param lookup the lookup before the request was sent
   * @return the reason if it was not stored
   */
  public Optional<NotStoredReason> putUnlessNewer(Lookup lookup, CachedResponse entry) {
    EntryLocation before = lookup.location();
    StoredRequest own = before.storedRequest().withFields(Fields.empty());
    Lookup present = find(before.request(), new KeyedRequest(own, before.primaryKey()));
    boolean hasNewVariants =
        before.variants().isEmpty() && present.location().variants().isPresent();
    boolean isNewer =
        present.stored().filter(found -> isLater(found, entry)).isPresent()
            || (hasNewVariants && selectingFields(entry).isEmpty());
    return isNewer ? Optional.of(NotStoredReason.SUPERSEDED) : put(present.location(), entry);
  }

  private static boolean isLater(CachedResponse found, CachedResponse entry) {
    return found.times().requestTime().isAfter(entry.times().requestTime());
  }

  /** Stores an entry, and the list of variants that leads to it if there are several. */
  private Optional<NotStoredReason> put(
      EntryLocation location, CachedResponse entry, BiPredicate<String, CachedResponse> write) {
    searches.ifPresent(all -> all.learn(entry));
    List<String> selecting = selectingFields(entry);
    if (!selecting.isEmpty()) {
      return variants.put(location, selecting, entry, write);
    }
    return write.test(location.primaryKey(), entry)
        ? Optional.empty()
        : Optional.of(NotStoredReason.STORE_UNAVAILABLE);
  }

  /**
   * Replaces a response that was found by an update made by {@link #toEntry}, unless the entry has
   * changed. If further fields select the update, it becomes a variant of its own. Returns the
   * reason if the update was not stored.
   */
  public Optional<NotStoredReason> replace(
      EntryLocation location, CachedResponse found, CachedResponse updated) {
    if (!variance(found.response()).equals(variance(updated.response()))) {
      // Other targets are equivalent now, and the stored one may no longer be.
      remove(location, found);
      return Optional.of(NotStoredReason.SUPERSEDED);
    }
    if (isSelectedAlike(found, updated)) {
      return store.replace(location.key(), found, updated)
          ? Optional.empty()
          : Optional.of(NotStoredReason.SUPERSEDED);
    }
    remove(location, found);
    return put(location, updated);
  }

  /** Returns whether the same request fields select both responses. */
  public boolean isSelectedAlike(CachedResponse found, CachedResponse updated) {
    return selectingFields(found).equals(selectingFields(updated));
  }

  /** Removes a response that was found, unless the entry has changed. */
  public void remove(EntryLocation location, CachedResponse found) {
    store.remove(location.key(), found);
  }

  /** Removes a response that must not be used any more, now or when the store works again. */
  public void invalidate(EntryLocation location, CachedResponse found) {
    store.removals().remove(location.key(), found);
  }

  /** Returns what invalidates stored responses. */
  public StoredInvalidation invalidation() {
    return invalidation;
  }

  /** Returns whether a response repeats a secret of both requests or of neither. */
  public boolean haveSameSecrets(HttpRequest one, HttpRequest other) {
    return keys.haveSameSecrets(one, other);
  }

  /** Returns whether two requests to the same target select the same variant. */
  public boolean isSameVariant(CachedResponse entry, HttpRequest one, HttpRequest other) {
    List<String> names = selectingFields(entry);
    return names.isEmpty()
        || keys.select(names, entry.request(), one)
            .equals(keys.select(names, entry.request(), other));
  }

  private List<String> selectingFields(CachedResponse response) {
    return keys.selecting(response.response().fields().tokens("Vary"));
  }
}
