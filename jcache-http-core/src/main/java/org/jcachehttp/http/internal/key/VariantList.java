package org.jcachehttp.http.internal.key;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.http.stored.StoredTimes;
import org.jcachehttp.storage.Deadline;

/**
 * The list of fields that select among the variants of a target (RFC 9111 section 4.1). It is
 * stored under the key of the target after a response with a Vary field.
 *
 * @param names the field names, in lower case and sorted
 * @param generation a unique identifier, so that after removing the list its variants are never
 *     found again
 * @param retainUntil until when the list is retained
 */
public record VariantList(List<String> names, String generation, Deadline retainUntil) {

  /** Returns a new list with a new generation. */
  public static VariantList of(List<String> names, Deadline retainUntil) {
    return new VariantList(sorted(names), UUID.randomUUID().toString(), retainUntil);
  }

  /** Returns the list in an entry; empty if the entry is a response. */
  public static Optional<VariantList> from(CachedResponse entry) {
    if (!entry.request().isVariantList()) {
      return Optional.empty();
    }
    Fields fields = entry.response().fields();
    return Optional.of(
        new VariantList(
            fields.tokens("Vary"), fields.first("ETag").orElse(""), entry.times().retainUntil()));
  }

  /** Returns the request to the target of an entry with a list. */
  public static StoredRequest requestOf(CachedResponse entry) {
    return entry.request().ofVariants();
  }

  /** Returns the entry to store under the primary key of the request. */
  public CachedResponse toEntry(StoredRequest request) {
    Fields fields = Fields.of("Vary", String.join(", ", names), "ETag", generation);
    Deadline neverFresh = new Deadline(0);
    return new CachedResponse(
        request.toVariantList(),
        new HttpResponse(204, "", "HTTP/1.1", fields, Body.empty()),
        new StoredTimes(Instant.EPOCH, Instant.EPOCH, Duration.ZERO, neverFresh, retainUntil));
  }

  /** Returns whether variants selected by those fields are found, at least until then. */
  public boolean leadsTo(List<String> selecting, Deadline until) {
    return names.containsAll(selecting) && retainUntil.compareTo(until) >= 0;
  }

  /** Returns this list with more names, retained at least until then. */
  public VariantList including(List<String> more, Deadline until) {
    TreeSet<String> all = new TreeSet<>(names);
    all.addAll(more);
    return new VariantList(
        List.copyOf(all), generation, until.compareTo(retainUntil) > 0 ? until : retainUntil);
  }

  private static List<String> sorted(List<String> names) {
    return List.copyOf(new TreeSet<>(names));
  }
}
