package org.jcachehttp.http.internal.secrets;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The names of one kind of part that get a treatment. */
public final class NamedRules {

  private final SortedMap<String, PartRule> treatments;

  /** A bit per length of a name, modulo 64: most names can be told from these by that. */
  private final long lengths;

  private NamedRules(SortedMap<String, PartRule> treatments) {
    this.treatments = Collections.unmodifiableSortedMap(treatments);
    this.lengths =
        treatments.keySet().stream()
            .mapToLong(name -> 1L << name.length())
            .reduce(0, (a, b) -> a | b);
  }

  /** No name; those to come are compared without regard to case. */
  static NamedRules none() {
    return new NamedRules(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));
  }

  /** No name; those to come are compared as they are. */
  static NamedRules noneExactly() {
    return new NamedRules(new TreeMap<>());
  }

  /** These names and one more, or another treatment of one of these. */
  NamedRules with(String name, PartRule treatment) {
    SortedMap<String, PartRule> more = new TreeMap<>(treatments);
    more.put(name, treatment);
    return new NamedRules(more);
  }

  /** The treatment of the name; empty if it gets none. */
  public Optional<PartRule> of(String name) {
    return mayHave(name.length()) ? Optional.ofNullable(treatments.get(name)) : Optional.empty();
  }

  /** Whether a name of that length can be one of these. */
  boolean mayHave(int length) {
    return (lengths >>> length & 1) != 0;
  }

  /** Whether no name gets a treatment. */
  public boolean isEmpty() {
    return treatments.isEmpty();
  }

  /** The names with their treatments. */
  Map<String, PartRule> asMap() {
    return treatments;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NamedRules that && treatments.equals(that.treatments);
  }

  @Override
  public int hashCode() {
    return treatments.hashCode();
  }

  @Override
  public String toString() {
    return treatments.toString();
  }
}
