package org.jcachehttp.http.internal.maintenance;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jcachehttp.http.maintenance.ResponseSummary;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryMetadata;

/** Reads the metadata of entries as summaries of responses. */
final class Summaries {

  private Summaries() {}

  /** The response in an entry; empty if the entry is a list of variants, or of another origin. */
  static Optional<ResponseSummary> of(EntryMetadata<String> entry) {
    if (!entry.metadata().containsKey("status")) {
      return Optional.empty();
    }
    try {
      return Optional.of(read(entry, entry.metadata()));
    } catch (DateTimeException | NumberFormatException notOurs) {
      return Optional.empty();
    }
  }

  private static ResponseSummary read(EntryMetadata<String> entry, Map<String, String> metadata) {
    Instant created = Instant.parse(metadata.getOrDefault("created", ""));
    return ResponseSummary.builder(entry.key(), metadata.getOrDefault("url", ""), created)
        .method(metadata.getOrDefault("method", ""))
        .status(Integer.parseInt(metadata.getOrDefault("status", "")))
        .freshUntil(time(metadata.getOrDefault("fresh-until", "")))
        .retainUntil(time(entry.deadline()))
        .size(Long.parseLong(metadata.getOrDefault("size", "")))
        .build();
  }

  private static Optional<Instant> time(String text) {
    return text.equals(Deadline.NEVER.toString())
        ? Optional.empty()
        : Optional.of(Instant.parse(text));
  }

  private static Optional<Instant> time(Deadline deadline) {
    return deadline.isNever()
        ? Optional.empty()
        : Optional.of(Instant.ofEpochMilli(deadline.epochMillis()));
  }
}
