package org.jcachehttp.http.internal.key;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
 * The list of variants of a target, and of the fields that select among them (RFC 9111 section
 * 4.1). It is stored under the key of the target after a response with a Vary field.
 *
 * @param names the field names, in lower case and sorted
 * @param generation a unique identifier, so that after removing the list its variants are never
 *     found again
 * @param variants the last part of the key of each variant, in the order in which they were added
 * @param retainUntil until when the list is retained
 */
public record VariantList(
    List<String> names, String generation, List<String> variants, Deadline retainUntil) {

  /** The number of names in a list, unless one response has more. */
  public static final int MAX_NAMES = 64;

  /** Returns a new list with a new generation. */
  public static VariantList of(Collection<String> names, Deadline retainUntil) {
    String generation = UUID.randomUUID().toString().replace("-", "");
    return new VariantList(List.copyOf(new TreeSet<>(names)), generation, List.of(), retainUntil);
  }

  /**
   * Returns until when an entry that leads to a response is retained: twice as long as the
   * response, so that later responses rarely have to write it again.
   */
  public static Deadline retentionWith(StoredTimes times) {
    Deadline once = times.retainUntil();
    return once.isNever()
        ? once
        : new Deadline(
            once.epochMillis() + (once.epochMillis() - times.responseTime().toEpochMilli()));
  }

  /** Returns the list in an entry; empty if the entry is a response. */
  public static Optional<VariantList> from(CachedResponse entry) {
    if (!entry.request().isVariantList()) {
      return Optional.empty();
    }
    Fields fields = entry.response().fields();
    return Optional.of(
        new VariantList(
            fields.tokens("Vary"),
            fields.first("ETag").orElse(""),
            text(entry.body()).lines().toList(),
            entry.times().retainUntil()));
  }

  private static String text(Body body) {
    try {
      return body.string(US_ASCII);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a body in memory cannot fail", impossible);
    }
  }

  /** Returns the request to the target of an entry with a list. */
  public static StoredRequest requestOf(CachedResponse entry) {
    return entry.request().ofVariants();
  }

  /** Returns the entry to store under the primary key of the request. */
  public CachedResponse toEntry(StoredRequest request) {
    Fields fields = Fields.of("Vary", String.join(", ", names), "ETag", generation);
    Body.Buffered body = Body.of(String.join("\n", variants).getBytes(US_ASCII));
    Deadline neverFresh = new Deadline(0);
    return new CachedResponse(
        request.toVariantList(),
        new HttpResponse(204, "", "HTTP/1.1", fields, body),
        new StoredTimes(Instant.EPOCH, Instant.EPOCH, Duration.ZERO, neverFresh, retainUntil));
  }

  /** Returns whether variants selected by those fields are found, at least until then. */
  public boolean leadsTo(Collection<String> selecting, Deadline until) {
    return names.containsAll(selecting) && retainUntil.compareTo(until) >= 0;
  }

  /**
   * Returns a list that leads to variants selected by those fields, at least until then: this list
   * with more names, or a new one if they were too many.
   */
  public VariantList including(Collection<String> selecting, Deadline until) {
    TreeSet<String> all = new TreeSet<>(names);
    all.addAll(selecting);
    if (all.size() > MAX_NAMES && all.size() > selecting.size()) {
      return of(selecting, until);
    }
    return new VariantList(
        List.copyOf(all),
        generation,
        variants,
        until.compareTo(retainUntil) > 0 ? until : retainUntil);
  }

  /** Returns the key of a variant of this list. */
  String keyOf(String variant) {
    return generation + variant;
  }

  /** Returns whether another list has the same generation, and only names of this one. */
  public boolean includes(VariantList other) {
    return generation.equals(other.generation) && names.containsAll(other.names);
  }

  /** Returns this list with the variant of that key, as the last one unless it is listed. */
  public VariantList with(String key) {
    String variant = key.substring(generation.length());
    if (variants.contains(variant)) {
      return this;
    }
    List<String> all = new ArrayList<>(variants);
    all.add(variant);
    return new VariantList(names, generation, List.copyOf(all), retainUntil);
  }

  /** Returns this list with its last variants, at most that many. */
  public VariantList last(int most) {
    int first = variants.size() - most;
    if (first <= 0) {
      return this;
    }
    return new VariantList(
        names, generation, variants.subList(first, variants.size()), retainUntil);
  }

  /** Returns the keys of the variants that are in this list, and not in another one. */
  public List<String> keysNotIn(VariantList other) {
    boolean same = generation.equals(other.generation);
    return variants.stream()
        .filter(variant -> !same || !other.variants.contains(variant))
        .map(this::keyOf)
        .toList();
  }
}
