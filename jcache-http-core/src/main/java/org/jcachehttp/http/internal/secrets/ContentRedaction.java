package org.jcachehttp.http.internal.secrets;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Normalizes the values in a request's content to their significant part, without secrets.
 *
 * @param rules the rules for parts of a request
 * @param key supplies the key for the HMAC of secrets, called only if there is one
 */
public record ContentRedaction(PartRules rules, Supplier<CredentialKey> key) {

  /** The prefix of a redacted value. No JSON value and no length begins with it. */
  private static final String PREFIX = "~";

  /** Returns the significant part of a form parameter's value; empty if it is removed. */
  public Optional<String> parameter(String name, String value) {
    return redact(rules.parameters().of(name), name, value);
  }

  /**
   * Returns the significant part of a JSON value; empty if it is removed.
   *
   * @param name the name of the member
   * @param pointer its JSON Pointer (RFC 6901)
   * @param value the normalized value
   */
  public Optional<String> member(String name, String pointer, String value) {
    Optional<PartRule> ofName = rules.members().of(name);
    return redact(ofName.or(() -> rules.pointers().of(pointer)), name, value);
  }

  private Optional<String> redact(Optional<PartRule> rule, String name, String value) {
    if (rule.isEmpty()) {
      return Optional.of(value);
    }
    if (rule.get() == PartRule.REMOVED) {
      return Optional.empty();
    }
    return Optional.of(
        rule.get().isValueSignificant()
            ? PREFIX + key.get().hmac("content", List.of(name, value))
            : PREFIX);
  }
}
