package org.jcachehttp.engine.manager;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;

/** Takes a manager's URI and properties apart. */
final class StorageAddresses {

  private StorageAddresses() {}

  /**
   * The address that a URI and properties name together.
   *
   * <p>Every part of the query is an option. A property is one if its name has no dot or begins
   * with {@code driver.}; other properties belong to somebody else. Where both give an option, the
   * property wins.
   *
   * @throws IllegalArgumentException if an option is unknown or its value wrong
   */
  static StorageAddress parse(URI uri, Properties properties, Collection<Option<?>> known) {
    String rest = uri.getRawSchemeSpecificPart();
    int question = rest.indexOf('?');
    String location = question < 0 ? rest : rest.substring(0, question);
    Map<String, Object> given = new HashMap<>();
    if (question >= 0) {
      readQuery(rest.substring(question + 1), given);
    }
    readProperties(properties, given);
    return new StorageAddress(scheme(uri), decode(location), Options.of(known, given));
  }

  static String scheme(URI uri) {
    return uri.getScheme().toLowerCase(Locale.ROOT);
  }

  private static void readQuery(String query, Map<String, Object> given) {
    for (String pair : query.split("&", -1)) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        given.put(decode(name), equals < 0 ? "" : decode(pair.substring(equals + 1)));
      }
    }
  }

  private static void readProperties(Properties properties, Map<String, Object> given) {
    properties.forEach(
        (name, value) -> {
          if (name instanceof String option
              && (option.indexOf('.') < 0 || option.startsWith(Options.DRIVER_PREFIX))) {
            given.put(option, value);
          }
        });
  }

  /** Percent-decoding as in a URI, where a plus sign is a plus sign. */
  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
