package org.jcachehttp.http.internal.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jcachehttp.http.internal.message.FieldSyntax;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;

/**
 * The directives of all Cache-Control lines of one message (RFC 9111 section 5.2). Malformed
 * directives are ignored; of duplicate directives the first applies (section 4.2.1).
 */
public final class CacheControl {

  private static final CacheControl NONE = new CacheControl(Map.of());
  private static final long MAX_SECONDS = 1L << 31;

  /** Arguments by lower-case name; empty strings for directives without argument. */
  private final Map<String, String> directives;

  private CacheControl(Map<String, String> directives) {
    this.directives = directives;
  }

  /** Parses the directives of a message; never throws. */
  public static CacheControl of(Fields fields) {
    if (!fields.has("Cache-Control")) {
      return NONE;
    }
    Map<String, String> directives = new HashMap<>();
    fields.all("Cache-Control").forEach(line -> new Line(line).readInto(directives));
    return new CacheControl(directives);
  }

  /** Returns these directives without those of the given names. */
  CacheControl without(Set<String> names) {
    Map<String, String> rest = new HashMap<>(directives);
    rest.keySet().removeAll(names);
    return new CacheControl(rest);
  }

  /** Returns whether the directive is present, with or without an argument. */
  public boolean has(String name) {
    return directives.containsKey(name);
  }

  /** Returns the unquoted argument; empty if the directive or its argument is missing. */
  public Optional<String> argument(String name) {
    return Optional.ofNullable(directives.get(name)).filter(argument -> !argument.isEmpty());
  }

  /**
   * Returns the seconds that the directive states; empty if it is missing, and 0, which is the safe
   * interpretation, if its argument is invalid.
   */
  public OptionalLong seconds(String name) {
    String argument = directives.get(name);
    if (argument == null) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(deltaSeconds(argument).orElse(0));
  }

  /**
   * Parses a number of seconds (section 1.2.2), clamped to 2^31; empty unless the text consists of
   * digits.
   */
  static OptionalLong deltaSeconds(String text) {
    if (text.isEmpty() || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return OptionalLong.empty();
    }
    long seconds = 0;
    for (int i = 0; i < text.length() && seconds < MAX_SECONDS; i++) {
      seconds = 10 * seconds + text.charAt(i) - '0';
    }
    return OptionalLong.of(Math.min(MAX_SECONDS, seconds));
  }

  /** Returns {@link #seconds} in milliseconds; 0 if the directive is missing. */
  long millis(String name) {
    return 1000 * seconds(name).orElse(0);
  }

  /**
   * Returns whether the directive applies to the whole response: it is present and names no fields.
   * An argument that is not a list of field names counts as none, which is the safe interpretation.
   */
  boolean isUnqualified(String name) {
    return has(name) && fieldNames(name).isEmpty();
  }

  /** Returns the fields that no-cache or private names (sections 5.2.2.4, 5.2.2.7), lower case. */
  List<String> fieldNames(String name) {
    List<String> names =
        Fields.empty().with(new Field(name, directives.getOrDefault(name, ""))).tokens(name);
    return names.stream().allMatch(FieldSyntax::isToken) ? names : List.of();
  }

  @Override
  public String toString() {
    return directives.toString();
  }

  /** One field line, read from left to right. */
  private static final class Line {

    private final String text;
    private int position;

    Line(String text) {
      this.text = text;
    }

    void readInto(Map<String, String> directives) {
      while (position < text.length()) {
        String name = upTo("=,").toLowerCase(Locale.ROOT);
        String argument = isAt('=') ? readArgument() : "";
        position++;
        // Whitespace around a member belongs to the list; before "=" it is malformed.
        boolean bare = argument.isEmpty();
        String directive = bare ? name.strip() : name.stripLeading();
        if (FieldSyntax.isToken(directive)) {
          directives.putIfAbsent(directive, argument);
        }
      }
    }

    private String readArgument() {
      position++;
      String argument = isAt('"') ? readQuoted() : upTo(",").stripTrailing();
      upTo(",");
      return argument;
    }

    private String readQuoted() {
      StringBuilder unquoted = new StringBuilder();
      for (position++; position < text.length() && !isAt('"'); position++) {
        if (isAt('\\') && position + 1 < text.length()) {
          position++;
        }
        unquoted.append(text.charAt(position));
      }
      return unquoted.toString();
    }

    private String upTo(String stops) {
      int start = position;
      while (position < text.length() && stops.indexOf(text.charAt(position)) < 0) {
        position++;
      }
      return text.substring(start, position);
    }

    private boolean isAt(char c) {
      return position < text.length() && text.charAt(position) == c;
    }
  }
}
