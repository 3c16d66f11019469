package org.jcachehttp.http.internal.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Parses a field that is a Dictionary (RFC 9651 section 4.2.2) in one pass. Parameters are checked
 * and ignored.
 */
public final class StructuredDictionary {

  private final StructuredInput input;

  private StructuredDictionary(StructuredInput input) {
    this.input = input;
  }

  /**
   * Returns the members of a dictionary by key, in their order; empty if it is malformed.
   *
   * @param lines the values of the field's lines
   */
  public static Optional<Map<String, StructuredValue>> parse(Collection<String> lines) {
    String combined = String.join(", ", lines);
    try {
      return Optional.of(new StructuredDictionary(new StructuredInput(combined)).members());
    } catch (MalformedFieldException malformed) {
      return Optional.empty();
    }
  }

  private Map<String, StructuredValue> members() throws MalformedFieldException {
    Map<String, StructuredValue> members = new LinkedHashMap<>();
    input.skip(" ");
    while (!input.isAtEnd()) {
      String key = input.key();
      // The last of equal keys counts, in the place of the first.
      members.put(key, input.skipIf('=') ? value() : flag());
      input.skipDelimiter();
    }
    return members;
  }

  private StructuredValue flag() throws MalformedFieldException {
    StructuredItem.skipParameters(input);
    return new StructuredValue.Bool(true);
  }

  private StructuredValue value() throws MalformedFieldException {
    StructuredValue value = input.skipIf('(') ? innerList() : StructuredItem.read(input);
    StructuredItem.skipParameters(input);
    return value;
  }

  private StructuredValue innerList() throws MalformedFieldException {
    List<StructuredValue> members = new ArrayList<>();
    input.skip(" ");
    while (!input.skipIf(')')) {
      members.add(StructuredItem.read(input));
      StructuredItem.skipParameters(input);
      if (!input.isAt(')')) {
        input.expect(' ');
      }
      input.skip(" ");
    }
    return new StructuredValue.InnerList(List.copyOf(members));
  }

  /** A field that does not have the syntax of RFC 9651. */
  static final class MalformedFieldException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedFieldException(int position) {
      // The reader ignores the field, and needs no stack trace.
      super("malformed at " + position, null, false, false);
    }
  }
}
