package org.jcachehttp.http.internal.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.http.internal.message.StructuredDictionary.MalformedFieldException;

/**
 * Parses a field that is a List of Strings (RFC 9651 section 4.2.1) in one pass. Parameters are
 * checked and ignored.
 */
public final class StringList {

  private StringList() {}

  /**
   * Returns the members of a field; empty if the field is malformed or has another type, and is to
   * be ignored as a whole (section 4.2).
   *
   * @param lines the values of all lines of the field
   */
  public static Optional<List<String>> parse(List<String> lines) {
    try {
      return Optional.of(members(new StructuredInput(String.join(",", lines))));
    } catch (MalformedFieldException malformed) {
      return Optional.empty();
    }
  }

  private static List<String> members(StructuredInput input) throws MalformedFieldException {
    List<String> members = new ArrayList<>();
    input.skip(" ");
    while (!input.isAtEnd()) {
      if (!(StructuredItem.read(input) instanceof StructuredValue.Text text)) {
        throw input.malformed();
      }
      members.add(text.value());
      StructuredItem.skipParameters(input);
      input.skipDelimiter();
    }
    return members;
  }
}
