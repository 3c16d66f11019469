package org.jcachehttp.http.internal.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jcachehttp.http.internal.message.FieldSyntax;
import org.jcachehttp.http.message.Fields;

/**
 * The directives of all Cache-Control lines of one message (RFC 9111 section 5.2). What the grammar
 * does not know is left out; of a directive given twice the first counts (section 4.2.1).
 */
public final class CacheControl {

  private static final CacheControl NONE = new CacheControl(Map.of());

  /** Argument by lower-case name; the empty text where there is none. */
  private final Map<String, String> directives;

  private CacheControl(Map<String, String> directives) {
    this.directives = directives;
  }

  /** The directives of a message; never throws. */
  public static CacheControl of(Fields fields) {
    if (!fields.has("Cache-Control")) {
      return NONE;
    }
    Map<String, String> directives = new HashMap<>();
    fields.all("Cache-Control").forEach(line -> new Line(line).readInto(directives));
    return new CacheControl(directives);
  }

  /** These directives without any of those names. */
  CacheControl without(Set<String> names) {
    Map<String, String> rest = new HashMap<>(directives);
    rest.keySet().removeAll(names);
    return new CacheControl(rest);
  }

  /** Whether the directive is there, with or without an argument. */
  public boolean has(String name) {
    return directives.containsKey(name);
  }

  /** The argument of the directive, unquoted; empty if the directive or its argument is missing. */
  public Optional<String> argument(String name) {
    return Optional.ofNullable(directives.get(name)).filter(argument -> !argument.isEmpty());
  }

  /**
   * The seconds the directive gives; empty if it is not there, and 0, which is the safe reading, if
   * what it gives is no number of seconds.
   */
  public OptionalLong seconds(String name) {
    String argument = directives.get(name);
    if (argument == null) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(DeltaSeconds.parse(argument).orElse(0));
  }

  /** {@link #seconds} in milliseconds; 0 if the directive is not there. */
  long millis(String name) {
    return 1000 * seconds(name).orElse(0);
  }

  /**
   * Whether the directive concerns the whole response: it is there and does not name fields. What
   * should name fields and does not counts as such, which is the safe reading.
   */
  boolean isUnqualified(String name) {
    return has(name) && fieldNames(name).isEmpty();
  }

  /** The fields that no-cache or private names (sections 5.2.2.4 and 5.2.2.7), in lower case. */
  List<String> fieldNames(String name) {
    List<String> names = Fields.of(name, directives.getOrDefault(name, "")).tokens(name);
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
        // Whitespace around a member is part of the list, not of the member; before "=" it is
        // neither.
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
