package org.jcachehttp.http.internal.store;

import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.jcachehttp.http.internal.key.CacheKey;
import org.jcachehttp.http.internal.key.RequestKeys;
import org.jcachehttp.http.internal.key.StoredMethods;
import org.jcachehttp.http.internal.key.VariantList;
import org.jcachehttp.http.internal.policy.ContentRange;
import org.jcachehttp.http.internal.policy.Invalidation;
import org.jcachehttp.http.internal.secrets.LocationRedaction;
import org.jcachehttp.http.internal.secrets.PartRules;
import org.jcachehttp.http.internal.secrets.SecretLeakCheck;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.http.stored.StoredTimes;
import org.jcachehttp.storage.Deadline;

/**
 * The stored responses, of which one target may have several (RFC 9111 section 4.1). Without Vary a
 * response costs one operation. A list of variants that gets lost costs misses, never a wrong
 * answer.
 */
public final class VariantStore {

  private final ResponseStore store;
  private final RequestKeys keys;

  public VariantStore(ResponseStore store, RequestKeys keys) {
    this.store = store;
    this.keys = keys;
  }

  /** What is stored for the request. */
  public Lookup find(HttpRequest request) {
    StoredRequest asked = keys.of(request);
    EntryLocation slot = EntryLocation.ofTarget(request, asked, CacheKey.of(asked));
    Reading reading = store.get(slot.primary());
    if (reading instanceof Reading.Entry entry) {
      Optional<VariantList> variants = VariantList.from(entry.value());
      return variants.isPresent()
          ? findVariant(slot, variants.get(), request)
          : onlyResponse(slot, entry.value());
    }
    return nothing(reading, slot, ForwardReason.URI_MISS);
  }

  /** One that was stored before a field was to be matched says nothing of that field. */
  private Lookup onlyResponse(EntryLocation slot, CachedResponse response) {
    return selecting(response).isEmpty()
        ? new Lookup.Found(slot, response)
        : new Lookup.Absent(slot, ForwardReason.VARY_MISS);
  }

  private Lookup findVariant(EntryLocation target, VariantList list, HttpRequest request) {
    StoredRequest asked = keys.select(list.names(), target.request(), request);
    String key = CacheKey.ofVariant(target.primary(), list, asked);
    EntryLocation slot =
        new EntryLocation(request, asked, target.primary(), Optional.of(list), key);
    Reading reading = store.get(key);
    return reading instanceof Reading.Entry entry
        ? new Lookup.Found(slot, entry.value())
        : nothing(reading, slot, ForwardReason.VARY_MISS);
  }

  private static Lookup nothing(Reading reading, EntryLocation slot, ForwardReason reason) {
    return reading instanceof Reading.Failure
        ? new Lookup.Unavailable(slot)
        : new Lookup.Absent(slot, reason);
  }

  /** Stores the response to the request that was looked up; tells whether the cache took it. */
  public boolean put(EntryLocation slot, HttpRequest request, CachedResponse response) {
    return put(slot, request, response, store::put);
  }

  /**
   * Stores a part, or what a part completed, in the place of the part that was looked up, if one
   * was, and never in that of anything else; tells whether the cache took it.
   */
  public boolean putPart(Lookup lookup, HttpRequest request, CachedResponse part) {
    EntryLocation slot = lookup.slot();
    Optional<CachedResponse> found = lookup.stored().filter(ContentRange::isPart);
    return put(
        slot,
        request,
        part,
        (key, selected) ->
            (found.isPresent() && key.equals(slot.key()))
                ? store.replace(key, found.get(), selected)
                : store.putIfAbsent(key, selected));
  }

  /**
   * Stores a response, and what leads to it.
   *
   * @param storing stores it under a key, and tells whether it did
   */
  private boolean put(
      EntryLocation slot,
      HttpRequest request,
      CachedResponse response,
      BiPredicate<String, CachedResponse> storing) {
    CachedResponse safe = written(request, response);
    List<String> selecting = selecting(response);
    if (selecting.isEmpty()) {
      return storing.test(slot.primary(), safe.to(slot.request().withFields(Fields.empty())));
    }
    VariantList list = listFor(slot, selecting, response.times());
    StoredRequest selected = keys.select(list.names(), slot.request(), request);
    // The variant first: a list without it is a miss, it without a list is lost.
    String key = CacheKey.ofVariant(slot.primary(), list, selected);
    return storing.test(key, safe.to(selected))
        && (slot.variants().equals(Optional.of(list))
            || store.put(slot.primary(), list.toEntry(selected)));
  }

  /**
   * Whether the response repeats a secret of its request, so that it must not be stored; what
   * {@link #put} leaves out does not count.
   */
  public boolean repeatsSecret(HttpRequest request, HttpResponse response) {
    PartRules treatments = keys.settings().treatments();
    Fields fields = LocationRedaction.redactLocation(request, response.fields(), treatments);
    return SecretLeakCheck.of(request, treatments).isEchoedIn(response.withFields(fields));
  }

  /** The response without the secret parameters of its request. */
  private CachedResponse written(HttpRequest request, CachedResponse whole) {
    Fields fields =
        LocationRedaction.redactLocation(
            request, whole.response().fields(), keys.settings().treatments());
    return new CachedResponse(whole.request(), whole.response().withFields(fields), whole.times());
  }

  /** The list that leads to a response with those times; the known one if it does already. */
  private static VariantList listFor(
      EntryLocation slot, List<String> selecting, StoredTimes times) {
    Optional<VariantList> known = slot.variants();
    if (known.filter(list -> list.leadsTo(selecting, times.retainUntil())).isPresent()) {
      return known.get();
    }
    // Kept twice as long as a variant needs, so that not every variant has to write it again.
    Deadline until = twiceAsLong(times);
    return known
        .map(list -> list.including(selecting, until))
        .orElseGet(() -> VariantList.of(selecting, until));
  }

  private static Deadline twiceAsLong(StoredTimes times) {
    Deadline once = times.retainUntil();
    return once.isNever()
        ? once
        : new Deadline(once.epochMillis() + (once.epochMillis() - times.responseTime()));
  }

  /**
   * Stores an update of a response that was found, unless that has changed meanwhile or the update
   * repeats a secret. One that is selected by other fields than before is in the wrong place, like
   * all the others of its target.
   */
  public boolean replace(EntryLocation slot, CachedResponse found, CachedResponse updated) {
    if (!selecting(found).equals(selecting(updated))) {
      store.remove(slot.primary());
      return false;
    }
    return !repeatsSecret(slot.asked(), updated.response())
        && store.replace(slot.key(), found, written(slot.asked(), updated));
  }

  /** Removes a response that was found, unless it has changed meanwhile. */
  public void remove(EntryLocation slot, CachedResponse found) {
    store.remove(slot.key(), found);
  }

  /**
   * The keys of the targets that the response to that request proves to be outdated (RFC 9111
   * section 4.4): the caller's own, and everybody's.
   */
  public List<String> outdatedBy(HttpRequest request, HttpResponse response) {
    Fields fields = StoredMethods.withoutOverride(request.fields());
    return Invalidation.by(request, response, keys.settings()).stream()
        .map(outdated -> keys.of(new HttpRequest("GET", outdated, fields)))
        .flatMap(callers -> Stream.of(callers, callers.withoutPartition()).distinct())
        .map(CacheKey::of)
        .toList();
  }

  /** Removes all that is stored for the target; the variants by removing what leads to them. */
  public void invalidate(String primary) {
    store.remove(primary);
  }

  /** Whether a response that answers the one request is the variant that answers the other. */
  public boolean answersBoth(CachedResponse response, HttpRequest one, HttpRequest other) {
    List<String> names = selecting(response);
    return keys.select(names, response.request(), one)
        .equals(keys.select(names, response.request(), other));
  }

  private List<String> selecting(CachedResponse response) {
    return keys.selecting(response.response().fields().tokens("Vary"));
  }
}
