package org.jcachehttp.http.internal.secrets;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Writes of a part's value what counts, and nothing secret.
 *
 * @param treatments what counts of which part
 * @param key what secrets are hidden with, asked for when there is one
 */
public record ContentRedaction(PartRules treatments, Supplier<CredentialKey> key) {

  /** Begins what stands for a value, and no JSON value and no length. */
  private static final String MARK = "~";

  /** What counts of a parameter of a form; empty if nothing does. */
  public Optional<String> parameter(String name, String value) {
    return written(treatments.parameters().of(name), name, value);
  }

  /**
   * What counts of a JSON value; empty if nothing does.
   *
   * @param name the name of the member
   * @param pointer the way to it (RFC 6901)
   * @param value the value, canonically
   */
  public Optional<String> member(String name, String pointer, String value) {
    Optional<PartRule> ofName = treatments.members().of(name);
    return written(ofName.or(() -> treatments.pointers().of(pointer)), name, value);
  }

  private Optional<String> written(Optional<PartRule> treatment, String name, String value) {
    if (treatment.isEmpty()) {
      return Optional.of(value);
    }
    if (treatment.get() == PartRule.REMOVED) {
      return Optional.empty();
    }
    return Optional.of(
        treatment.get().countsByValue()
            ? MARK + key.get().hmac("content", List.of(name, value))
            : MARK);
  }
}
