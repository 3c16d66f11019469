package org.jcachehttp.http.internal.content;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jcachehttp.http.internal.content.JsonText.MalformedJsonException;
import org.jcachehttp.http.internal.secrets.ContentRedaction;

/** Parses one JSON text strictly, and writes each value in its normal form. */
final class JsonReader {

  static final int MAX_DEPTH = 100;

  private final JsonScanner in;
  private final ContentRedaction redaction;
  private final StringBuilder pointer = new StringBuilder();
  private int depth;

  JsonReader(String text, ContentRedaction redaction) {
    this.in = new JsonScanner(text);
    this.redaction = redaction;
  }

  String document() throws MalformedJsonException {
    String value = value();
    in.end();
    return value;
  }

  private String value() throws MalformedJsonException {
    return switch (in.peek()) {
      case '{' -> nested("{", "}");
      case '[' -> nested("[", "]");
      case '"' -> JsonText.quoted(in.string());
      default -> in.scalar();
    };
  }

  private String nested(String open, String close) throws MalformedJsonException {
    if (++depth > MAX_DEPTH) {
      throw new MalformedJsonException("nested deeper than " + MAX_DEPTH);
    }
    in.expect(open.charAt(0));
    String inside = open.equals("{") ? members() : elements();
    in.expect(close.charAt(0));
    depth--;
    return open + inside + close;
  }

  private String members() throws MalformedJsonException {
    Map<String, Optional<String>> members = new TreeMap<>();
    if (in.peek() != '}') {
      do {
        String name = in.string();
        in.expect(':');
        if (members.put(name, normalize(name)) != null) {
          throw new MalformedJsonException("duplicate member name");
        }
      } while (in.skip(','));
    }
    return members.entrySet().stream()
        .filter(member -> member.getValue().isPresent())
        .map(member -> JsonText.quoted(member.getKey()) + ':' + member.getValue().orElseThrow())
        .collect(Collectors.joining(","));
  }

  private String elements() throws MalformedJsonException {
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

  /** Parses a value, and returns its significant part; empty if it is removed. */
  private Optional<String> normalize(String name) throws MalformedJsonException {
    int parent = pointer.length();
    // RFC 6901 section 3.
    pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    String value = value();
    Optional<String> significant = redaction.member(name, pointer.toString(), value);
    pointer.setLength(parent);
    return significant;
  }
}
