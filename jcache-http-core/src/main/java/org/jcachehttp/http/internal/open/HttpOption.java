package org.jcachehttp.http.internal.open;

import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.storage.option.Option;

/**
 * One option of an HTTP cache, which a {@code cache.xml} or a property sets.
 *
 * @param option its name, meaning and default, and how its value is read
 * @param type the class that the application implements, if the value is an object
 * @param setter returns settings with a value
 * @param getter returns the value that settings have, or an empty Optional
 * @param <T> the type of its value
 */
public record HttpOption<T>(
    Option<T> option,
    Optional<Class<?>> type,
    BiFunction<HttpCacheSettings, T, HttpCacheSettings> setter,
    Function<HttpCacheSettings, ?> getter) {

  private static final long KIBIBYTE = 1 << 10;
  private static final long MEBIBYTE = 1 << 20;

  /** The name of the option. */
  public String name() {
    return option.name();
  }

  /** The effect of the option, in one sentence. */
  public String meaning() {
    return option.meaning();
  }

  /** The default as a text that can be configured, or {@code none}. */
  public String defaultText() {
    return text(option.defaultValue());
  }

  /** The value that settings have as a text that can be configured, or {@code none}. */
  String textIn(HttpCacheSettings settings) {
    return text(getter.apply(settings));
  }

  /**
   * Returns settings with this option.
   *
   * @param raw the value as a text, or as an object of its type
   * @throws IllegalArgumentException if the value is wrong, with the name and the valid values
   */
  HttpCacheSettings set(HttpCacheSettings settings, Object raw) {
    return setter.apply(settings, option.read(raw));
  }

  private static String text(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(HttpOption::text).orElse("none");
    }
    if (value instanceof Collection<?> words) {
      return words.isEmpty()
          ? "none"
          : words.stream().map(Object::toString).collect(Collectors.joining(" "));
    }
    if (value instanceof Duration duration) {
      return text(duration);
    }
    if (value instanceof Number number) {
      return text(number);
    }
    return value instanceof Enum<?> || value instanceof Boolean || value instanceof ExpireAfter
        ? nameOf(value)
        : value.getClass().getName();
  }

  private static String nameOf(Object value) {
    return value instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
        : value.toString();
  }

  private static String text(Duration value) {
    if (value.toNanosPart() != 0) {
      return value.toString();
    }
    return value.equals(Duration.ofDays(1)) ? "1d" : value.toSeconds() + "s";
  }

  private static String text(Number value) {
    if (value instanceof Double fraction && fraction % 1 != 0) {
      return fraction.toString();
    }
    long whole = value.longValue();
    if (whole <= 0 || whole % KIBIBYTE != 0) {
      return Long.toString(whole);
    }
    return whole % MEBIBYTE == 0 ? whole / MEBIBYTE + "MiB" : whole / KIBIBYTE + "KiB";
  }
}
