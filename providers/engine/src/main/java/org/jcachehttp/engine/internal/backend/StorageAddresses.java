package org.jcachehttp.engine.internal.backend;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.internal.RedactedUri;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;
import org.jcachehttp.storage.option.WrongOptionException;
import org.jcachehttp.xml.NearestName;

/** Parses a manager's URI and properties into a storage address. */
final class StorageAddresses {

  private StorageAddresses() {}

  /**
   * Returns the address that a URI and properties denote.
   *
   * <p>Every part of the query that begins with the prefix of options is an option; other parts
   * belong to the location. A property is an option if its name has no dot or begins with {@code
   * driver.}; other properties are ignored. A property takes precedence over an option of the
   * query.
   *
   * @throws IllegalArgumentException if an option is unknown or has a wrong value, or if the query
   *     contains a secret
   */
  static StorageAddress parse(
      URI uri, String prefix, Properties properties, Collection<Option<?>> known) {
    String rest = uri.getRawSchemeSpecificPart();
    int question = rest.indexOf('?');
    String place = question < 0 ? rest : rest.substring(0, question);
    Map<String, Object> given = new HashMap<>();
    String others = question < 0 ? "" : readQuery(rest.substring(question + 1), prefix, given);
    given.putAll(optionsIn(properties));
    // A URI with a prefix is defined by a driver, which decodes it.
    String location = prefix.isEmpty() ? decode(place) : place + others;
    return new StorageAddress(scheme(uri), location, checked(known, given));
  }

  /**
   * Returns the options after a check against the known ones.
   *
   * @throws WrongOptionException if an option is unknown, with the nearest known name, or has a
   *     wrong value
   */
  static Options checked(Collection<Option<?>> known, Map<String, ?> given) {
    Set<String> names = known.stream().map(Option::name).collect(Collectors.toSet());
    for (String name : new TreeSet<>(given.keySet())) {
      if (!names.contains(name) && !name.startsWith(Options.DRIVER_PREFIX)) {
        throw new WrongOptionException(
            name, "unknown option '" + name + "'; " + NearestName.hint(name, names));
      }
    }
    return Options.of(known, given);
  }

  static String scheme(URI uri) {
    return uri.getScheme().toLowerCase(Locale.ROOT);
  }

  /** Returns the parts that are no options, with the question mark; empty if there are none. */
  private static String readQuery(String query, String prefix, Map<String, Object> given) {
    StringJoiner others = new StringJoiner("&", "?", "").setEmptyValue("");
    for (String pair : query.split("&", -1)) {
      if (!pair.startsWith(prefix)) {
        others.add(pair);
      } else if (!pair.isEmpty()) {
        readOption(pair.substring(prefix.length()), given);
      }
    }
    return others.toString();
  }

  private static void readOption(String pair, Map<String, Object> given) {
    int equals = pair.indexOf('=');
    String name = equals < 0 ? pair : pair.substring(0, equals);
    given.put(requirePublic(decode(name)), equals < 0 ? "" : decode(pair.substring(equals + 1)));
  }

  /** The URI of a manager is public: {@code getURI}, logs and JMX show it. */
  private static String requirePublic(String option) {
    if (RedactedUri.isSecretName(option)) {
      throw new IllegalArgumentException(
          ("option '" + option + "' would put a secret in a URI: give it in Properties, or in a")
              + (" cache.xml as <option name=\"" + option + "\" value=\"${NAME}\"/>, where NAME is")
              + " an environment variable");
    }
    return option;
  }

  /**
   * Returns the properties that are options: those without a dot in the name, and those for a
   * driver.
   */
  static Map<String, Object> optionsIn(Properties properties) {
    Map<String, Object> options = new HashMap<>();
    properties.forEach(
        (name, value) -> {
          if (name instanceof String option
              && (option.indexOf('.') < 0 || option.startsWith(Options.DRIVER_PREFIX))) {
            options.put(option, value);
          }
        });
    return options;
  }

  /** Decodes percent-encoding as in a URI, where a plus sign is literal. */
  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
