package org.jcachehttp.http.internal.key;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.StoredRequest;
import org.jcachehttp.http.stored.StoredTimes;
import org.jcachehttp.storage.Deadline;

/**
 * The present generation of a group or tag. It is stored as an entry, and changes with each
 * invalidation. A stored response has the generation that its groups had when it was requested. It
 * is used only while that is the present one, so that a lost generation costs misses, and never
 * makes an invalidated response valid again.
 *
 * @param request the group or tag
 * @param value a unique identifier of 32 hexadecimal digits: the first half changes when the
 *     responses are invalidated, the second one also when they become stale
 * @param invalidatedAt when it changed; the epoch if it never did
 * @param process the process that changed it
 * @param retainUntil until when the entry is retained
 */
public record GroupGeneration(
    StoredRequest request,
    String value,
    Instant invalidatedAt,
    String process,
    Deadline retainUntil) {

  private static final String VALUE = "Generation";
  private static final String PROCESS = "Process";
  private static final int HALF = 16;

  /** Returns the first generation of a group or tag. */
  public static GroupGeneration first(StoredRequest request, Deadline retainUntil) {
    return new GroupGeneration(request, unique(), Instant.EPOCH, "", retainUntil);
  }

  /** Returns the generation that begins with an invalidation. */
  public static GroupGeneration invalidated(
      StoredRequest request, Instant now, String process, Deadline retainUntil) {
    return new GroupGeneration(request, unique(), now, process, retainUntil);
  }

  private static String unique() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /** Returns the generation in an entry; empty if the entry is something else. */
  public static Optional<GroupGeneration> from(CachedResponse entry) {
    Fields fields = entry.response().fields();
    return entry.request().isGroup()
        ? Optional.of(
            new GroupGeneration(
                entry.request(),
                fields.first(VALUE).orElse(""),
                entry.times().responseTime(),
                fields.first(PROCESS).orElse(""),
                entry.times().retainUntil()))
        : Optional.empty();
  }

  /** Returns the key of the entry. */
  public String key() {
    return CacheKey.of(request);
  }

  /** Returns the entry to store under the key. */
  public CachedResponse toEntry() {
    Fields fields = Fields.of(VALUE, value, PROCESS, process);
    return new CachedResponse(
        request,
        new HttpResponse(204, "", "HTTP/1.1", fields, Body.empty()),
        new StoredTimes(invalidatedAt, invalidatedAt, Duration.ZERO, new Deadline(0), retainUntil));
  }

  /** Returns the generation in which the responses of this one are stale. */
  public GroupGeneration stale(Instant now, String byProcess) {
    String stale = value.substring(0, HALF) + unique().substring(HALF);
    return new GroupGeneration(request, stale, now, byProcess, retainUntil);
  }

  /** Returns the same generation, retained at least until then. */
  public GroupGeneration retainedUntil(Deadline until) {
    return new GroupGeneration(request, value, invalidatedAt, process, until);
  }

  /** Returns whether responses of another generation are valid, though perhaps stale. */
  public boolean keeps(String other) {
    return value.regionMatches(0, other, 0, HALF) && other.length() == value.length();
  }
}
