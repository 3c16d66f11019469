package org.jcachehttp.http.internal.policy;

import java.util.ArrayList;
import java.util.Collection;
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
 * The directives of all Cache-Control lines of one message (RFC 9111 section 5.2). Of two lifetimes
 * the first applies (section 4.2.1); lists of field names are united, and the form without a list
 * wins. A malformed directive restricts as much as it may mean, and permits nothing.
 */
public final class CacheControl {

  private static final String CACHE_CONTROL = "Cache-Control";
  private static final CacheControl NONE = new CacheControl(CACHE_CONTROL, Map.of(), Set.of());
  private static final long MAX_SECONDS = 1L << 31;

  /** Directives that restrict the use of a response, independent of their arguments. */
  private static final Set<String> RESTRICTING =
      Set.of("no-store", "no-cache", "private", "must-revalidate", "proxy-revalidate");

  /**
   * Fields that the cache reads itself, and stores always. A response must not be used by their old
   * values if it names them, and so not at all without validation.
   */
  private static final Set<String> READ_BY_CACHES =
      Set.of(
          "age",
          "cache-control",
          "content-encoding",
          "content-length",
          "content-range",
          "date",
          "etag",
          "expires",
          "last-modified",
          "vary");

  /** The name of the field that the directives are from. */
  private final String field;

  /** All arguments by lower-case name; empty strings for directives without argument. */
  private final Map<String, List<String>> directives;

  /** The targeted fields that the cache reads, in lower case. */
  private final Set<String> targetedFields;

  private CacheControl(
      String field, Map<String, List<String>> directives, Set<String> targetedFields) {
    this.field = field;
    this.directives = directives;
    this.targetedFields = targetedFields;
  }

  /** Parses the directives of a message; never throws. */
  public static CacheControl of(Fields fields) {
    if (!fields.has(CACHE_CONTROL)) {
      return NONE;
    }
    Map<String, List<String>> directives = new HashMap<>();
    fields.all(CACHE_CONTROL).forEach(line -> new Line(line).readInto(directives));
    return new CacheControl(CACHE_CONTROL, directives, Set.of());
  }

  /**
   * Returns the directives of a targeted field (RFC 9213).
   *
   * @param field the name of the field
   * @param directives each name with its argument, or with an empty text
   * @param targetedFields the targeted fields that the cache reads, in lower case
   */
  static CacheControl targeted(
      String field,
      Collection<Map.Entry<String, String>> directives,
      Collection<String> targetedFields) {
    Map<String, List<String>> arguments = new HashMap<>();
    directives.forEach(one -> arguments.put(one.getKey(), List.of(one.getValue())));
    return new CacheControl(field, arguments, Set.copyOf(targetedFields));
  }

  /** Returns these directives for a cache that also reads targeted fields. */
  CacheControl reading(Collection<String> fields) {
    return new CacheControl(field, directives, Set.copyOf(fields));
  }

  /** Returns whether a targeted field applies in the place of Cache-Control and Expires. */
  boolean isTargeted() {
    return !field.equals(CACHE_CONTROL);
  }

  /** Returns these directives without those of the given names. */
  CacheControl without(Set<String> names) {
    Map<String, List<String>> rest = new HashMap<>(directives);
    rest.keySet().removeAll(names);
    return new CacheControl(field, rest, targetedFields);
  }

  /** Returns whether the directive is present, with or without an argument. */
  public boolean has(String name) {
    return directives.containsKey(name);
  }

  /** Returns the unquoted argument; empty if the directive or its argument is missing. */
  public Optional<String> argument(String name) {
    return Optional.ofNullable(directives.get(name))
        .map(arguments -> arguments.get(0))
        .filter(argument -> !argument.isEmpty());
  }

  /**
   * Returns the seconds that the directive states; empty if it is missing, and 0, which is the safe
   * interpretation, if its argument is invalid.
   */
  public OptionalLong seconds(String name) {
    List<String> arguments = directives.get(name);
    if (arguments == null) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(deltaSeconds(arguments.get(0)).orElse(0));
  }

  /**
   * Parses a number of seconds (section 1.2.2), clamped to 2^31; empty unless the text consists of
   * digits.
   */
  static OptionalLong deltaSeconds(String text) {
    if (!FieldSyntax.isNumber(text)) {
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
   * Returns whether the directive applies to the whole response: it is present, and once without
   * field names. An argument that is not a list of field names counts as none, which is the safe
   * interpretation, and so does one with a field that the cache reads itself.
   */
  boolean isUnqualified(String name) {
    return has(name) && fieldNames(name).isEmpty();
  }

  /**
   * Returns the fields that no-cache or private names (sections 5.2.2.4, 5.2.2.7), in lower case;
   * none if the directive {@linkplain #isUnqualified applies to the whole response}.
   */
  List<String> fieldNames(String name) {
    List<String> all = new ArrayList<>();
    for (String argument : directives.getOrDefault(name, List.of())) {
      List<String> names = Fields.empty().with(new Field(name, argument)).tokens(name);
      if (names.isEmpty() || !names.stream().allMatch(this::isLeftOut)) {
        return List.of();
      }
      all.addAll(names);
    }
    return all;
  }

  private boolean isLeftOut(String name) {
    return FieldSyntax.isToken(name)
        && !READ_BY_CACHES.contains(name)
        && !targetedFields.contains(name);
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

    void readInto(Map<String, List<String>> directives) {
      while (position < text.length()) {
        String name = upTo("=,").toLowerCase(Locale.ROOT);
        String argument = isAt('=') ? readArgument() : "";
        position++;
        // Whitespace around a member belongs to the list; before "=" it is malformed.
        String directive = argument.isEmpty() ? name.strip() : name.stripLeading();
        if (FieldSyntax.isToken(directive)) {
          add(directive, argument, directives);
        } else if (RESTRICTING.contains(name.strip())) {
          add(name.strip(), "", directives);
        }
      }
    }

    private static void add(
        String directive, String argument, Map<String, List<String>> directives) {
      directives.computeIfAbsent(directive, first -> new ArrayList<>(1)).add(argument);
    }

    private String readArgument() {
      position++;
      boolean isQuoted = isAt('"') && isClosed();
      String argument = isQuoted ? readQuoted() : upTo(",").stripTrailing();
      upTo(",");
      return argument;
    }

    /** A quote that is not closed, before the end of the member, must not hide what follows. */
    private boolean isClosed() {
      int end = position + 1;
      while (end < text.length() && text.charAt(end) != '"') {
        end += text.charAt(end) == '\\' ? 2 : 1;
      }
      int next = end + 1;
      while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
        next++;
      }
      return end < text.length() && (next >= text.length() || text.charAt(next) == ',');
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
