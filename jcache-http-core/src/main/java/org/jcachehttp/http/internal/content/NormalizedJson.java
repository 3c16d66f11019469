package org.jcachehttp.http.internal.content;

import java.util.Optional;
import org.jcachehttp.http.internal.secrets.ContentRedaction;

/**
 * JSON (RFC 8259) by its values: members sorted at every depth as in RFC 8785, arrays in order,
 * strings without regard to escapes. Numbers count by their exact decimal value, and not by the
 * nearest double as in RFC 8785: two that only a double confuses stay apart.
 *
 * @param hiding what of a member counts
 */
record NormalizedJson(ContentRedaction hiding) {

  /**
   * The canonical text, in ASCII; empty if the text is no JSON, has an object with two members of
   * one name, or is nested deeper than {@value JsonReader#DEEPEST}.
   */
  Optional<String> of(String json) {
    try {
      return Optional.of(new JsonReader(json, hiding).document());
    } catch (JsonReader.MalformedException notCanonical) {
      return Optional.empty();
    }
  }
}
