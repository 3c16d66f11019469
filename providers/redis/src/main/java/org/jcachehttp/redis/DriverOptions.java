package org.jcachehttp.redis;

import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Passes {@code driver.NAME} options to Redisson: {@code driver.clientName} calls {@code
 * setClientName}.
 */
final class DriverOptions {

  /** Parsers for the parameter types of setters. */
  private static final Map<Class<?>, Function<String, Object>> PARSERS =
      Map.of(
          String.class, text -> text,
          int.class, Integer::valueOf,
          long.class, Long::valueOf,
          boolean.class, DriverOptions::flag,
          java.net.URL.class, DriverOptions::url);

  private DriverOptions() {}

  /**
   * Sets each option on the first target that has a setter for it.
   *
   * @throws IllegalArgumentException if no target has a setter, or if the value is invalid
   */
  static void apply(Map<String, String> options, List<?> targets) {
    options.forEach((name, value) -> apply(name, value, targets));
  }

  private static void apply(String name, String value, List<?> targets) {
    for (Object target : targets) {
      Method setter = setters(target.getClass()).get(name);
      if (setter != null) {
        set(setter, target, name, value);
        return;
      }
    }
    throw new IllegalArgumentException(
        "unknown option 'driver." + name + "'; valid driver options: " + names(targets));
  }

  private static String names(List<?> targets) {
    Map<String, Method> known = new TreeMap<>();
    targets.forEach(target -> known.putAll(setters(target.getClass())));
    return String.join(", ", known.keySet());
  }

  private static Map<String, Method> setters(Class<?> type) {
    Map<String, Method> setters = new TreeMap<>();
    for (Method method : type.getMethods()) {
      if (method.getName().matches("set[A-Z].*")
          && method.getParameterCount() == 1
          && isSupported(method.getParameterTypes()[0])) {
        String name = method.getName().substring(3);
        setters.put(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), method);
      }
    }
    return setters;
  }

  private static boolean isSupported(Class<?> type) {
    return PARSERS.containsKey(type) || type.isEnum();
  }

  private static void set(Method setter, Object target, String name, String value) {
    Class<?> type = setter.getParameterTypes()[0];
    try {
      setter.invoke(target, parse(type, value));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // The message does not contain the value, which may be a password.
      throw new IllegalArgumentException(
          "option 'driver." + name + "' has an invalid value; expected " + expected(type), e);
    }
  }

  private static Object parse(Class<?> type, String value) {
    return Optional.ofNullable(PARSERS.get(type))
        .map(parser -> parser.apply(value))
        .orElseGet(() -> constant(type, value));
  }

  private static Object constant(Class<?> type, String name) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.toString().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such constant"));
  }

  private static String expected(Class<?> type) {
    return type.isEnum()
        ? "one of " + Arrays.toString(type.getEnumConstants())
        : "a valid " + type.getSimpleName();
  }

  private static Object flag(String text) {
    if (!text.equals("true") && !text.equals("false")) {
      throw new IllegalArgumentException("neither true nor false");
    }
    return Boolean.valueOf(text);
  }

  private static Object url(String text) {
    try {
      return URI.create(text).toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException("not a URL", e);
    }
  }
}
