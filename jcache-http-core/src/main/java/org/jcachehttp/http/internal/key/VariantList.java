package org.jcachehttp.http.internal.key;

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
 * What the key of a target holds once a response to it had a Vary field (RFC 9111 section 4.1): not
 * a response, but which request fields tell its variants apart.
 *
 * @param names the field names, in lower case and in order
 * @param generation differs from every other list's, so that the variants of a list that was
 *     removed are never found again
 * @param retainUntil from when on a store need not keep the list
 */
public record VariantList(List<String> names, String generation, Deadline retainUntil) {

  /** Before the method, which is a token and so never begins like that. */
  private static final String KIND = "variants:";

  /** A list of those names, of a generation of its own. */
  public static VariantList of(List<String> names, Deadline retainUntil) {
    return new VariantList(sorted(names), UUID.randomUUID().toString(), retainUntil);
  }

  /** The list an entry holds; empty if the entry is a response. */
  public static Optional<VariantList> from(CachedResponse entry) {
    if (!entry.request().method().startsWith(KIND)) {
      return Optional.empty();
    }
    Fields fields = entry.response().fields();
    return Optional.of(
        new VariantList(
            fields.tokens("Vary"), fields.first("ETag").orElse(""), entry.times().retainUntil()));
  }

  /** The request to whose responses an entry with a list leads. */
  public static StoredRequest requestOf(CachedResponse entry) {
    StoredRequest request = entry.request();
    return new StoredRequest(
        request.method().substring(KIND.length()),
        request.target(),
        Fields.empty(),
        request.digests());
  }

  /** The entry that holds this list for the requests like that one, whatever their fields. */
  public CachedResponse toEntry(StoredRequest request) {
    Fields fields = Fields.of("Vary", String.join(", ", names), "ETag", generation);
    Deadline neverFresh = new Deadline(0);
    return new CachedResponse(
        new StoredRequest(
            KIND + request.method(), request.target(), Fields.empty(), request.digests()),
        new HttpResponse(204, "", "HTTP/1.1", fields, Body.empty()),
        new StoredTimes(0, 0, 0, neverFresh, retainUntil));
  }

  /** Whether variants that those fields select are found by it, and until then. */
  public boolean leadsTo(List<String> selecting, Deadline until) {
    return names.containsAll(selecting) && retainUntil.compareTo(until) >= 0;
  }

  /** This list with those names as well, kept at least until then. */
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
