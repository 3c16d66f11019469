package org.jcachehttp.spring;

import static java.util.stream.Collectors.joining;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jcachehttp.http.internal.open.HttpOption;
import org.jcachehttp.http.internal.open.HttpOptions;

/** The metadata of the properties of HTTP options, from the core's table of options. */
final class OptionMetadata {

  private OptionMetadata() {}

  /** Returns the content of {@code additional-spring-configuration-metadata.json}. */
  static String json() {
    return "{\n  \"properties\": [\n"
        + options().map(OptionMetadata::property).collect(joining(",\n"))
        + "\n  ],\n  \"hints\": [\n"
        + Stream.concat(
                options().flatMap(option -> hint(option).stream()),
                Stream.of(
                    values(
                        "jcache-http.health.status-when-unavailable",
                        Stream.of("DEGRADED", "DOWN", "OUT_OF_SERVICE", "UNKNOWN", "UP"))))
            .collect(joining(",\n"))
        + "\n  ]\n}\n";
  }

  private static Stream<HttpOption<?>> options() {
    return HttpOptions.all().stream().sorted(Comparator.comparing(HttpOption::name));
  }

  private static String property(HttpOption<?> option) {
    return "    {\n"
        + line("name", quoted(nameOf(option)))
        + ",\n"
        + line("type", quoted(typeOf(option)))
        + ",\n"
        + line("description", quoted(option.meaning()))
        + defaultOf(option).map(value -> ",\n" + line("defaultValue", value)).orElse("")
        + "\n    }";
  }

  private static String nameOf(HttpOption<?> option) {
    return HttpOptionProperties.PREFIX + '.' + option.name();
  }

  private static String typeOf(HttpOption<?> option) {
    if (option.type().isPresent()) {
      return "java.lang.Class<" + option.type().get().getName() + '>';
    }
    Object value = option.option().defaultValue();
    if (value instanceof Collection<?>) {
      return "java.util.List<java.lang.String>";
    }
    if (value instanceof Duration || (value instanceof Optional<?> && !takesWords(option))) {
      return Duration.class.getName();
    }
    boolean isNumber = value instanceof Number && !option.defaultText().endsWith("B");
    return isNumber || value instanceof Boolean
        ? value.getClass().getName()
        : String.class.getName();
  }

  /** Returns whether a lifetime may be a word such as {@code never}, which no duration is. */
  private static boolean takesWords(HttpOption<?> option) {
    try {
      Object unused = option.option().read("never");
      return true;
    } catch (IllegalArgumentException onlyDurations) {
      return false;
    }
  }

  private static Optional<String> defaultOf(HttpOption<?> option) {
    String text = option.defaultText();
    if (text.equals("none")) {
      return Optional.empty();
    }
    Object value = option.option().defaultValue();
    if (value instanceof Collection<?> words) {
      return Optional.of(
          words.stream().map(word -> quoted(word.toString())).collect(joining(", ", "[", "]")));
    }
    boolean isBare = !typeOf(option).equals(String.class.getName()) && !(value instanceof Duration);
    return Optional.of(isBare ? text : quoted(text));
  }

  private static Optional<String> hint(HttpOption<?> option) {
    if (option.type().isPresent()) {
      return Optional.of(classes(nameOf(option), option.type().get()));
    }
    return option.option().defaultValue() instanceof Enum<?> value
        ? Optional.of(
            values(
                nameOf(option),
                Arrays.stream(value.getDeclaringClass().getEnumConstants())
                    .map(each -> each.name().toLowerCase(Locale.ROOT).replace('_', '-'))))
        : Optional.empty();
  }

  private static String values(String name, Stream<String> values) {
    return "    {\n"
        + line("name", quoted(name))
        + ",\n      \"values\": ["
        + values.map(value -> "{\"value\": " + quoted(value) + '}').collect(joining(", "))
        + "]\n    }";
  }

  private static String classes(String name, Class<?> type) {
    return "    {\n"
        + line("name", quoted(name))
        + ",\n      \"providers\": [\n"
        + "        {\"name\": \"class-reference\", \"parameters\": {\"target\": "
        + quoted(type.getName())
        + "}}\n      ]\n    }";
  }

  private static String line(String name, String value) {
    return "      " + quoted(name) + ": " + value;
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  static List<String> names() {
    return options().map(HttpOption::name).toList();
  }
}
