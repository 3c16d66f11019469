package org.jcachehttp.storage.option;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One option of a backend: its name, what it means, its default, and how its text is read.
 *
 * @param <T> the type of its value
 */
public final class Option<T> {

  private final String name;
  private final String meaning;
  private final T defaultValue;
  private final String expected;
  private final Function<Object, Optional<T>> reader;

  private Option(
      String name,
      String meaning,
      T defaultValue,
      String expected,
      Function<Object, Optional<T>> reader) {
    this.name = name;
    this.meaning = meaning;
    this.defaultValue = defaultValue;
    this.expected = expected;
    this.reader = reader;
  }

  /**
   * An option that is {@code true} or {@code false}; its name alone in a query means {@code true}.
   */
  public static Option<Boolean> flag(String name, boolean defaultValue, String meaning) {
    return new Option<>(
        name, meaning, defaultValue, "true or false", raw -> readFlag(raw.toString()));
  }

  /** An option that is a whole number, 0 or more. */
  public static Option<Long> count(String name, long defaultValue, String meaning) {
    return new Option<>(
        name, meaning, defaultValue, "a whole number, 0 or more", raw -> readCount(raw.toString()));
  }

  /** An option in bytes: {@code 1048576}, {@code 64MiB}. */
  public static Option<Long> bytes(String name, long defaultValue, String meaning) {
    return new Option<>(
        name,
        meaning,
        defaultValue,
        "a size such as 1048576, 512KiB or 64MiB",
        raw -> ByteSize.parse(raw.toString()));
  }

  /** An option that is a time span: {@code 90} (seconds), {@code 10m}, {@code PT10M}. */
  public static Option<Duration> duration(String name, Duration defaultValue, String meaning) {
    return new Option<>(
        name,
        meaning,
        defaultValue,
        "a duration such as 90 (seconds), 10m or PT10M",
        raw ->
            raw instanceof Duration span ? Optional.of(span) : DurationText.parse(raw.toString()));
  }

  /** An option that is any text. */
  public static Option<String> text(String name, String defaultValue, String meaning) {
    return new Option<>(name, meaning, defaultValue, "text", raw -> Optional.of(raw.toString()));
  }

  /** An option that is one of the constants of {@code type}, written in lower case with hyphens. */
  public static <E extends Enum<E>> Option<E> choice(
      String name, E defaultValue, Class<E> type, String meaning) {
    String known =
        Arrays.stream(type.getEnumConstants())
            .map(Option::spelled)
            .collect(Collectors.joining(", "));
    return new Option<>(
        name,
        meaning,
        defaultValue,
        "one of " + known,
        raw ->
            Arrays.stream(type.getEnumConstants())
                .filter(constant -> spelled(constant).equals(raw.toString()))
                .findFirst());
  }

  /**
   * An option of any other kind.
   *
   * @param expected what values it takes, for the message when one is wrong
   * @param reader the value that a text, or an object from properties, stands for; empty if none
   */
  public static <T> Option<T> of(
      String name,
      T defaultValue,
      String meaning,
      String expected,
      Function<Object, Optional<T>> reader) {
    return new Option<>(name, meaning, defaultValue, expected, reader);
  }

  /** An option that is a ready object, which only properties can carry; absent unless given. */
  public static <T> Option<Optional<T>> instance(String name, Class<T> type, String meaning) {
    return new Option<>(
        name,
        meaning,
        Optional.empty(),
        "an instance of " + type.getName() + " (in Properties)",
        raw -> type.isInstance(raw) ? Optional.of(Optional.of(type.cast(raw))) : Optional.empty());
  }

  /** The name in a query or in properties. */
  public String name() {
    return name;
  }

  /** What the option does, in one sentence. */
  public String meaning() {
    return meaning;
  }

  /** The value when none is given. */
  public T defaultValue() {
    return defaultValue;
  }

  /**
   * The value that a text, or an object from properties, stands for.
   *
   * @throws IllegalArgumentException naming the option, the value and what would be right
   */
  public T read(Object raw) {
    return reader
        .apply(raw)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "option '" + name + "' is '" + raw + "', but takes " + expected));
  }

  private static Optional<Boolean> readFlag(String text) {
    return switch (text) {
      case "true", "" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Long> readCount(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
  }

  private static String spelled(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public String toString() {
    return name;
  }
}
