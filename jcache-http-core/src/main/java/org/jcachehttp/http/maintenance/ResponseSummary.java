package org.jcachehttp.http.maintenance;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;

/**
 * A stored response without its body. Nothing secret is in it: the URL is the one that was stored,
 * with {@code REDACTED} for the values of secret parameters.
 *
 * @param key the key in the cache
 * @param method the method of the request
 * @param url the target of the request
 * @param status the status code
 * @param created when the response was received, or freshened by a 304
 * @param freshUntil from when on it is stale
 * @param retainUntil from when on the store need not keep it
 * @param size the bytes of its body
 */
public record ResponseSummary(
    String key,
    String method,
    String url,
    int status,
    Instant created,
    Deadline freshUntil,
    Deadline retainUntil,
    long size) {

  /** Whether the response is fresh, stale or expired at {@code now} (epoch milliseconds). */
  public ResponseState stateAt(long now) {
    if (retainUntil.isPast(now)) {
      return ResponseState.EXPIRED;
    }
    return freshUntil.isPast(now) ? ResponseState.STALE : ResponseState.FRESH;
  }

  /** The response that an entry holds; empty if it holds a list of variants, or nothing of ours. */
  public static Optional<ResponseSummary> of(EntryMetadata<String> head) {
    Map<String, String> metadata = head.metadata();
    if (!metadata.containsKey("status")) {
      return Optional.empty();
    }
    try {
      return Optional.of(of(head, name -> metadata.getOrDefault(name, "")));
    } catch (DateTimeException | NumberFormatException notOurs) {
      return Optional.empty();
    }
  }

  private static ResponseSummary of(EntryMetadata<String> head, UnaryOperator<String> attribute) {
    return new ResponseSummary(
        head.key(),
        attribute.apply("method"),
        attribute.apply("url"),
        Integer.parseInt(attribute.apply("status")),
        Instant.parse(attribute.apply("created")),
        deadline(attribute.apply("fresh-until")),
        head.deadline(),
        Long.parseLong(attribute.apply("size")));
  }

  private static Deadline deadline(String text) {
    return text.equals(Deadline.NEVER.toString())
        ? Deadline.NEVER
        : new Deadline(Instant.parse(text).toEpochMilli());
  }
}
