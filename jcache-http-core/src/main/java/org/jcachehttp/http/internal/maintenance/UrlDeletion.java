package org.jcachehttp.http.internal.maintenance;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jcachehttp.http.internal.store.DeletionTime;
import org.jcachehttp.http.internal.store.ResponseStore;
import org.jcachehttp.http.internal.store.StoredDeletion;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.storage.EntryMetadata;

/**
 * A deletion by URL.
 *
 * @param times the times of the deletions by URL
 */
record UrlDeletion(Map<String, DeletionTime> times) implements StoredDeletion {

  static UrlDeletion of(Set<String> urls, Instant now) {
    return new UrlDeletion(
        urls.stream().collect(Collectors.toMap(url -> url, url -> new DeletionTime(now))));
  }

  @Override
  public boolean concerns(CachedResponse stored) {
    return stored.request().isOfResponse()
        && concerns(stored.request().target().toString(), stored.times().responseTime());
  }

  private boolean concerns(String url, Instant received) {
    DeletionTime time = times.get(url);
    return time != null && time.concerns(received);
  }

  private boolean concerns(EntryMetadata<String> entry) {
    return Summaries.of(entry)
        .filter(response -> concerns(response.url(), response.created()))
        .isPresent();
  }

  /** One scan finds the responses of all URLs. */
  @Override
  public Optional<StoredDeletion> including(StoredDeletion earlier) {
    if (!(earlier instanceof UrlDeletion that)) {
      return Optional.empty();
    }
    Map<String, DeletionTime> both = new HashMap<>(that.times);
    both.putAll(times);
    return Optional.of(new UrlDeletion(both));
  }

  @Override
  public int size() {
    return times.size();
  }

  @Override
  public void applyTo(ResponseStore store) {
    Deletion.in(store).targets(times.keySet(), this::concerns);
  }
}
