package org.jcachehttp.http.internal.maintenance;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jcachehttp.http.internal.store.DeletionTime;
import org.jcachehttp.http.internal.store.ResponseStore;
import org.jcachehttp.http.internal.store.StoredDeletion;
import org.jcachehttp.http.maintenance.Criteria;
import org.jcachehttp.http.maintenance.ResponseState;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.storage.EntryMetadata;

/**
 * A deletion by criteria. The criteria apply to the responses as they were at its time.
 *
 * @param matcher the criteria, and the time
 */
record CriteriaDeletion(ResponseMatcher matcher) implements StoredDeletion {

  static CriteriaDeletion of(Criteria criteria, Instant now) {
    return new CriteriaDeletion(ResponseMatcher.of(criteria, now));
  }

  @Override
  public boolean concerns(CachedResponse stored) {
    EntryMetadata<String> entry = IteratedEntries.metadata("", stored);
    return stored.request().isOfResponse()
        && Summaries.of(entry).filter(matcher::matches).isPresent()
        && isOldEnough(entry);
  }

  /** An entry without a time is damaged, and never served. */
  private boolean isOldEnough(EntryMetadata<String> entry) {
    DeletionTime time = new DeletionTime(matcher.now());
    return Summaries.of(entry).filter(response -> !time.concerns(response.created())).isEmpty();
  }

  /** The same criteria match more responses later, unless those are to be fresh only. */
  @Override
  public Optional<StoredDeletion> including(StoredDeletion earlier) {
    Criteria criteria = matcher.criteria();
    Set<ResponseState> states = criteria.states();
    boolean isGrowing =
        states.contains(ResponseState.STALE) || !states.contains(ResponseState.FRESH);
    return isGrowing
            && earlier instanceof CriteriaDeletion that
            && that.matcher.criteria().equals(criteria)
        ? Optional.of(this)
        : Optional.empty();
  }

  @Override
  public int size() {
    return 1;
  }

  /** Deletes the responses now, and returns their number, also that of newer ones. */
  long applyNow(ResponseStore store) {
    return Deletion.in(store).matching(matcher);
  }

  @Override
  public void applyTo(ResponseStore store) {
    Deletion.in(store).matching(matcher, this::isOldEnough);
  }
}
