package org.jcachehttp.storage.option;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * One option of a backend: its name, meaning, default and parser.
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
   * Creates an option that is {@code true} or {@code false}. The name alone in a query means {@code
   * true}.
   *
   * @param name the name in a query or in properties, in lower case with hyphens
   * @param defaultValue the value that applies if none is given
   * @param meaning what the option does, in one sentence
   * @return the option
   */
  public static Option<Boolean> flag(String name, boolean defaultValue, String meaning) {
    return new Option<>(
        name, meaning, defaultValue, "true or false", raw -> readFlag(raw.toString()));
  }

  /**
   * Creates an option that is a whole number, 0 or more.
   *
   * @param name the name in a query or in properties, in lower case with hyphens
   * @param defaultValue the value that applies if none is given
   * @param meaning what the option does, in one sentence
   * @return the option
   */
  public static Option<Long> count(String name, long defaultValue, String meaning) {
    return new Option<>(
        name, meaning, defaultValue, "a whole number, 0 or more", raw -> readCount(raw.toString()));
  }

  /**
   * Creates an option that is a size in bytes: {@code 1048576}, {@code 64MiB}.
   *
   * @param name the name in a query or in properties, in lower case with hyphens
   * @param defaultValue the number of bytes that applies if none is given
   * @param meaning what the option does, in one sentence
   * @return the option
   */
  public static Option<Long> bytes(String name, long defaultValue, String meaning) {
    return new Option<>(
        name,
        meaning,
        defaultValue,
        "a size such as 1048576, 512KiB or 64MiB",
        raw -> ByteSize.parse(raw.toString()));
  }

  /**
   * Creates an option that is a duration: {@code 90} (seconds), {@code 10m}, {@code PT10M}.
   *
   * @param name the name in a query or in properties, in lower case with hyphens
   * @param defaultValue the value that applies if none is given
   * @param meaning what the option does, in one sentence
   * @return the option
   */
  public static Option<Duration> duration(String name, Duration defaultValue, String meaning) {
    return new Option<>(
        name,
        meaning,
        defaultValue,
        "a duration such as 90 (seconds), 10m or PT10M",
        raw ->
            raw instanceof Duration span ? Optional.of(span) : DurationText.parse(raw.toString()));
  }

  /**
   * Creates an option that is any text.
   *
   * @param name the name in a query or in properties, in lower case with hyphens
   * @param defaultValue the value that applies if none is given
   * @param meaning what the option does, in one sentence
   * @return the option
   */
  public static Option<String> text(String name, String defaultValue, String meaning) {
    return new Option<>(name, meaning, defaultValue, "text", raw -> Optional.of(raw.toString()));
  }

  /**
   * Creates an option that is one of the constants of {@code type}, in lower case with hyphens.
   *
   * @param <E> the enum type
   * @param name the name in a query or in properties, in lower case with hyphens
   * @param defaultValue the value that applies if none is given
   * @param type the enum that has the accepted values
   * @param meaning what the option does, in one sentence
   * @return the option
   */
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
   * Creates an option of any other kind.
   *
   * @param <T> the type of the value
   * @param name the name in a query or in properties, in lower case with hyphens
   * @param defaultValue the value that applies if none is given
   * @param meaning what the option does, in one sentence
   * @param expected the accepted values, for the message about a rejected value
   * @param reader returns the value of a text, or of an object from properties; empty if the input
   *     is not valid
   * @return the option
   */
  public static <T> Option<T> of(
      String name,
      T defaultValue,
      String meaning,
      String expected,
      Function<Object, Optional<T>> reader) {
    return new Option<>(name, meaning, defaultValue, expected, reader);
  }

  /**
   * Creates an option that is an object, which only properties can carry; absent by default.
   *
   * @param <T> the type of the object
   * @param name the name in properties, in lower case with hyphens
   * @param type the class or interface of the object
   * @param meaning what the option does, in one sentence
   * @return the option
   */
  public static <T> Option<Optional<T>> instance(String name, Class<T> type, String meaning) {
    return new Option<>(
        name,
        meaning,
        Optional.empty(),
        "an instance of " + type.getName() + " (in Properties)",
        raw -> type.isInstance(raw) ? Optional.of(Optional.of(type.cast(raw))) : Optional.empty());
  }

  /**
   * {@return this option without its default: the value is empty if none is given} For a default
   * that depends on more than the backend.
   */
  public Option<Optional<T>> withoutDefault() {
    return new Option<>(name, meaning, Optional.empty(), expected, this::readPresent);
  }

  /** {@return the name in a query or in properties, in lower case with hyphens} */
  public String name() {
    return name;
  }

  /** {@return what the option does, in one sentence} */
  public String meaning() {
    return meaning;
  }

  /** {@return the value that applies if none is given} */
  public T defaultValue() {
    return defaultValue;
  }

  /**
   * Parses a text from a query, or converts an object from properties.
   *
   * @param raw the text or the object; never null
   * @return the value of the option
   * @throws WrongOptionException if the value is rejected; the message names the option, the value
   *     and the accepted values
   */
  public T read(Object raw) {
    return reader
        .apply(raw)
        .orElseThrow(
            () ->
                new WrongOptionException(
                    name, "option '" + name + "' is '" + raw + "', but takes " + expected));
  }

  private Optional<Optional<T>> readPresent(Object raw) {
    Optional<T> value = reader.apply(raw);
    return value.isPresent() ? Optional.of(value) : Optional.empty();
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
