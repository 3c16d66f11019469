package org.jcachehttp.http.internal.content;

import java.util.Optional;
import org.jcachehttp.http.internal.secrets.ContentRedaction;

/**
 * Normalizes JSON (RFC 8259) to its values: members sorted at every depth as in RFC 8785, arrays in
 * order, strings independent of escapes. Numbers have their exact decimal value, unlike RFC 8785,
 * where different numbers can become the same double.
 *
 * @param redaction removes insignificant values, and redacts secrets
 */
record NormalizedJson(ContentRedaction redaction) {

  /**
   * Returns the normal form, in ASCII; empty if the text is not JSON, has duplicate member names,
   * or is nested deeper than {@value JsonReader#MAX_DEPTH}.
   */
  Optional<String> of(String json) {
    try {
      return Optional.of(new JsonReader(json, redaction).document());
    } catch (JsonText.MalformedJsonException malformed) {
      return Optional.empty();
    }
  }
}
