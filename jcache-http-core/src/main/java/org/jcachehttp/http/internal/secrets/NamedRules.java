package org.jcachehttp.http.internal.secrets;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The rules for one kind of request part, by name. Immutable. */
public final class NamedRules {

  private static final Optional<PartRule> CREDENTIAL = Optional.of(PartRule.CREDENTIAL);

  private final SortedMap<String, PartRule> rules;

  /** Whether a name without a rule is that of a credential. */
  private final Predicate<String> isCredential;

  /** A bit for each length of a name, modulo 64; excludes most other names quickly. */
  private final long lengths;

  private NamedRules(SortedMap<String, PartRule> rules, Predicate<String> isCredential) {
    this.isCredential = isCredential;
    this.rules = Collections.unmodifiableSortedMap(rules);
    this.lengths =
        rules.keySet().stream().mapToLong(name -> 1L << name.length()).reduce(0, (a, b) -> a | b);
  }

  /** Returns empty rules for case-insensitive names. */
  static NamedRules caseInsensitive() {
    return caseInsensitive(name -> false);
  }

  /** Returns rules for case-insensitive names, some of them credentials without a rule. */
  static NamedRules caseInsensitive(Predicate<String> isCredential) {
    return new NamedRules(new TreeMap<>(String.CASE_INSENSITIVE_ORDER), isCredential);
  }

  /** Returns empty rules for case-sensitive names. */
  static NamedRules caseSensitive() {
    return new NamedRules(new TreeMap<>(), name -> false);
  }

  /** Returns these rules with another one, which replaces one of the same name. */
  NamedRules with(String name, PartRule rule) {
    SortedMap<String, PartRule> more = new TreeMap<>(rules);
    more.put(name, rule);
    return new NamedRules(more, isCredential);
  }

  /** Returns the rule for the name, if there is one. */
  public Optional<PartRule> of(String name) {
    PartRule rule = mayHave(name.length()) ? rules.get(name) : null;
    if (rule == null) {
      return isCredential.test(name) ? CREDENTIAL : Optional.empty();
    }
    return rule == PartRule.PLAIN ? Optional.empty() : Optional.of(rule);
  }

  /** Returns whether there can be a rule for a name of that length. */
  boolean mayHave(int length) {
    return (lengths >>> length & 1) != 0;
  }

  /** Returns whether there are no rules for single names. */
  public boolean isEmpty() {
    return rules.isEmpty();
  }

  /** Returns the rules by name. */
  Map<String, PartRule> asMap() {
    return rules;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NamedRules that && rules.equals(that.rules);
  }

  @Override
  public int hashCode() {
    return rules.hashCode();
  }

  @Override
  public String toString() {
    return rules.toString();
  }
}
