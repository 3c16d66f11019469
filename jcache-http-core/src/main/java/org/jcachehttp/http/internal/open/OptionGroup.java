package org.jcachehttp.http.internal.open;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.storage.option.Option;

/**
 * Makes options that set one part of the settings; their defaults are those of the settings.
 *
 * @param part returns the part
 * @param setter returns settings with another part
 * @param <S> the type of the part
 */
record OptionGroup<S>(
    Function<HttpCacheSettings, S> part,
    BiFunction<HttpCacheSettings, S, HttpCacheSettings> setter) {

  /** An option that is one constant of an enum. */
  <E extends Enum<E>> HttpOption<E> choice(
      String name, Function<S, E> getter, BiFunction<S, E, S> with, String meaning) {
    E value = defaultOf(getter);
    return of(Option.choice(name, value, value.getDeclaringClass(), meaning), getter, with);
  }

  /** An option that is a duration. */
  HttpOption<Duration> duration(
      String name, Function<S, Duration> getter, BiFunction<S, Duration, S> with, String meaning) {
    return of(Option.duration(name, defaultOf(getter), meaning), getter, with);
  }

  /** An option that is a duration, or not set. */
  HttpOption<Optional<Duration>> optionalDuration(
      String name,
      Function<S, Optional<Duration>> getter,
      BiFunction<S, Duration, S> with,
      String meaning) {
    Option<Duration> given = Option.duration(name, Duration.ZERO, meaning);
    return optional(
        Option.of(
            name, Optional.empty(), meaning, "", raw -> Optional.of(Optional.of(given.read(raw)))),
        getter,
        with);
  }

  /** An option that is a whole number. */
  HttpOption<Long> count(
      String name, Function<S, Integer> getter, BiFunction<S, Integer, S> with, String meaning) {
    return of(Option.count(name, defaultOf(getter), meaning), getter, narrow(with));
  }

  /** An option that is a size in bytes. */
  HttpOption<Long> bytes(
      String name, Function<S, Integer> getter, BiFunction<S, Integer, S> with, String meaning) {
    return of(Option.bytes(name, defaultOf(getter), meaning), getter, narrow(with));
  }

  private static <S> BiFunction<S, Long, S> narrow(BiFunction<S, Integer, S> with) {
    return (settings, value) -> with.apply(settings, (int) Math.min(value, Integer.MAX_VALUE));
  }

  /** An option that is a list of words between spaces. */
  HttpOption<List<String>> words(
      String name,
      Function<S, ? extends Collection<?>> getter,
      BiFunction<S, String[], S> with,
      String meaning) {
    List<String> value = defaultOf(getter).stream().map(Object::toString).toList();
    return of(
        Option.of(name, value, meaning, "words", raw -> Optional.of(words(raw))),
        getter,
        (settings, words) -> with.apply(settings, words.toArray(String[]::new)));
  }

  private static List<String> words(Object raw) {
    return raw instanceof Collection<?> words
        ? words.stream().map(Object::toString).toList()
        : Arrays.asList(raw.toString().strip().split("\\s+"));
  }

  /** Parses the status codes of an option. */
  static int[] codes(String option, String[] words) {
    return Stream.of(words).mapToInt(word -> code(option, word)).toArray();
  }

  private static int code(String option, String word) {
    if (!word.matches("[0-9]{3}")) {
      throw new IllegalArgumentException(
          option + " has '" + word + "', but takes status codes such as 503");
    }
    return Integer.parseInt(word);
  }

  /** Parses a decimal number; empty if it is not one. */
  static Optional<Double> number(Object raw) {
    try {
      return Optional.of(Double.valueOf(raw.toString()));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  /** An option that is an object of the application, whose class a {@code cache.xml} names. */
  <T> HttpOption<Optional<T>> instance(
      String name,
      Class<T> type,
      Function<S, ? extends Optional<?>> getter,
      BiFunction<S, T, S> with,
      String meaning) {
    return new HttpOption<>(
        Option.instance(name, type, meaning),
        Optional.of(type),
        inPart(ifPresent(with)),
        part.andThen(getter));
  }

  /** An option that is an object of the application, which the settings do not show. */
  <T> HttpOption<Optional<T>> instance(
      String name, Class<T> type, BiFunction<S, T, S> with, String meaning) {
    return instance(name, type, settings -> Optional.empty(), with, meaning);
  }

  /** An option of any other kind that may not be set. */
  <T> HttpOption<Optional<T>> optional(
      Option<Optional<T>> option, Function<S, Optional<T>> getter, BiFunction<S, T, S> with) {
    return of(option, getter, ifPresent(with));
  }

  /** An option of any other kind. */
  <T> HttpOption<T> of(Option<T> option, Function<S, ?> getter, BiFunction<S, T, S> with) {
    return new HttpOption<>(option, Optional.empty(), inPart(with), part.andThen(getter));
  }

  private <T> BiFunction<HttpCacheSettings, T, HttpCacheSettings> inPart(BiFunction<S, T, S> with) {
    return (settings, value) -> setter.apply(settings, with.apply(part.apply(settings), value));
  }

  private static <S, T> BiFunction<S, Optional<T>, S> ifPresent(BiFunction<S, T, S> with) {
    return (settings, value) -> value.map(given -> with.apply(settings, given)).orElse(settings);
  }

  private <T> T defaultOf(Function<S, T> getter) {
    return getter.apply(part.apply(HttpCacheSettings.defaults()));
  }
}
