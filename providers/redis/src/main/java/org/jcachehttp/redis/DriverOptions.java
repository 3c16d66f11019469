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
 * Hands {@code driver.NAME} options to Redisson: {@code driver.clientName} to its {@code
 * setClientName}.
 */
final class DriverOptions {

  /** How the text of an option becomes what a setter takes. */
  private static final Map<Class<?>, Function<String, Object>> READERS =
      Map.of(
          String.class, text -> text,
          int.class, Integer::valueOf,
          long.class, Long::valueOf,
          boolean.class, DriverOptions::flag,
          java.net.URL.class, DriverOptions::url);

  private DriverOptions() {}

  /**
   * Gives each option to the first of the targets that has a setter for it.
   *
   * @throws IllegalArgumentException if none has, or if the setter cannot take the value
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
        "unknown option 'driver." + name + "'; Redisson's settings here are: " + names(targets));
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
          && isReadable(method.getParameterTypes()[0])) {
        String name = method.getName().substring(3);
        setters.put(name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1), method);
      }
    }
    return setters;
  }

  private static boolean isReadable(Class<?> type) {
    return READERS.containsKey(type) || type.isEnum();
  }

  private static void set(Method setter, Object target, String name, String value) {
    Class<?> type = setter.getParameterTypes()[0];
    try {
      setter.invoke(target, read(type, value));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      // Without the value, which may be a password.
      throw new IllegalArgumentException(
          "option 'driver." + name + "' takes " + expected(type) + ", which it was not given", e);
    }
  }

  private static Object read(Class<?> type, String value) {
    return Optional.ofNullable(READERS.get(type))
        .map(reader -> reader.apply(value))
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
