package org.jcachehttp.storage.option;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The options of one backend, checked by name and value. Immutable. */
public final class Options {

  /** The prefix of options that are passed to the backend's driver. */
  public static final String DRIVER_PREFIX = "driver.";

  private final Map<String, Object> values;
  private final Map<String, String> driver;

  private Options(Map<String, Object> values, Map<String, String> driver) {
    this.values = Map.copyOf(values);
    this.driver = Map.copyOf(driver);
  }

  /**
   * Checks options against those of a backend.
   *
   * @param known the backend's options
   * @param given raw values by option name: texts, or objects; names with {@link #DRIVER_PREFIX}
   *     are not checked
   * @return the checked options
   * @throws WrongOptionException if a name is unknown, or if a value is rejected; the message lists
   *     the known names or the accepted values
   */
  public static Options of(Collection<Option<?>> known, Map<String, ?> given) {
    Map<String, Option<?>> byName = new TreeMap<>();
    known.forEach(option -> byName.put(option.name(), option));
    Map<String, Object> values = new HashMap<>();
    Map<String, String> driver = new HashMap<>();
    given.forEach(
        (name, raw) -> {
          if (name.startsWith(DRIVER_PREFIX)) {
            driver.put(name.substring(DRIVER_PREFIX.length()), raw.toString());
          } else {
            values.put(name, knownOption(byName, name).read(raw));
          }
        });
    return new Options(values, driver);
  }

  private static Option<?> knownOption(Map<String, Option<?>> byName, String name) {
    Option<?> option = byName.get(name);
    if (option == null) {
      String known = byName.keySet().stream().collect(Collectors.joining(", "));
      throw new WrongOptionException(
          name, "unknown option '" + name + "'; known are: " + (known.isEmpty() ? "none" : known));
    }
    return option;
  }

  /**
   * {@return the given value of the option, or else its default}
   *
   * @param <T> the type of the value
   * @param option one of the options that were passed to {@link #of}
   */
  @SuppressWarnings("unchecked") // of() stored the value that this option read
  public <T> T get(Option<T> option) {
    Object value = values.get(option.name());
    return value == null ? option.defaultValue() : (T) value;
  }

  /** {@return the options for the driver, as texts by name without {@link #DRIVER_PREFIX}} */
  public Map<String, String> driver() {
    return driver;
  }
}
