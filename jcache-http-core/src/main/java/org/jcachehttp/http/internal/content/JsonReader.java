package org.jcachehttp.http.internal.content;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jcachehttp.http.internal.secrets.ContentRedaction;

/** Reads one JSON text strictly, and writes each value in its canonical form. */
final class JsonReader {

  static final int DEEPEST = 100;

  private final JsonScanner in;
  private final ContentRedaction hiding;
  private final StringBuilder pointer = new StringBuilder();
  private int depth;

  JsonReader(String text, ContentRedaction hiding) {
    this.in = new JsonScanner(text);
    this.hiding = hiding;
  }

  /** The text is not what RFC 8259 calls JSON, or not such that its values are its meaning. */
  static final class MalformedException extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message);
    }
  }

  String document() throws MalformedException {
    String value = value();
    in.end();
    return value;
  }

  private String value() throws MalformedException {
    return switch (in.peek()) {
      case '{' -> nested("{", "}");
      case '[' -> nested("[", "]");
      case '"' -> JsonText.quoted(in.string());
      default -> in.scalar();
    };
  }

  private String nested(String open, String close) throws MalformedException {
    if (++depth > DEEPEST) {
      throw new MalformedException("nested too deep");
    }
    in.expect(open.charAt(0));
    String inside = open.equals("{") ? members() : elements();
    in.expect(close.charAt(0));
    depth--;
    return open + inside + close;
  }

  private String members() throws MalformedException {
    Map<String, Optional<String>> members = new TreeMap<>();
    if (in.peek() != '}') {
      do {
        String name = in.string();
        in.expect(':');
        if (members.put(name, normalize(name)) != null) {
          throw new MalformedException("two members of one name");
        }
      } while (in.skip(','));
    }
    return members.entrySet().stream()
        .filter(member -> member.getValue().isPresent())
        .map(member -> JsonText.quoted(member.getKey()) + ':' + member.getValue().orElseThrow())
        .collect(Collectors.joining(","));
  }

  private String elements() throws MalformedException {
    StringBuilder elements = new StringBuilder();
    if (in.peek() != ']') {
      int index = 0;
      do {
        Optional<String> element = normalize(Integer.toString(index++));
        element.ifPresent(text -> elements.append(elements.isEmpty() ? "" : ",").append(text));
      } while (in.skip(','));
    }
    return elements.toString();
  }

  /** Reads a value, and writes what counts of it at that place; empty if nothing does. */
  private Optional<String> normalize(String name) throws MalformedException {
    int parent = pointer.length();
    // RFC 6901 section 3.
    pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    String value = value();
    Optional<String> counting = hiding.member(name, pointer.toString(), value);
    pointer.setLength(parent);
    return counting;
  }
}
