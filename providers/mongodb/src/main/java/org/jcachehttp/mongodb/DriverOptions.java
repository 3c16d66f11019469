package org.jcachehttp.mongodb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;

/**
 * The options of a MongoDB connection string, named as in MongoDB's manual. They are checked here
 * because the driver ignores unknown names and invalid values.
 */
final class DriverOptions {

  private static final Pattern FLAG = Pattern.compile("true|false");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern TEXT = Pattern.compile(".+");

  private static final List<Option<Optional<String>>> FLAGS =
      listed(
          FLAG,
          "true or false",
          "directConnection enableOverloadRetargeting journal loadBalanced retryReads retryWrites"
              + " safe ssl sslInvalidHostNameAllowed tls tlsAllowInvalidHostnames tlsInsecure");

  private static final List<Option<Optional<String>>> NUMBERS =
      listed(
          NUMBER,
          "a whole number",
          "connectTimeoutMS heartbeatFrequencyMS localThresholdMS maxAdaptiveRetries maxConnecting"
              + " maxIdleTimeMS maxLifeTimeMS maxPoolSize minPoolSize proxyPort"
              + " serverSelectionTimeoutMS socketTimeoutMS srvMaxHosts waitQueueTimeoutMS wTimeoutMS"
              + " zlibCompressionLevel");

  private static final List<Option<Optional<String>>> TEXTS =
      listed(
          TEXT,
          "text",
          "appName authMechanism authMechanismProperties authSource compressors gssapiServiceName"
              + " proxyHost proxyPassword proxyUsername readConcernLevel"
              + " replicaSet serverMonitoringMode srvAllowedHostsSuffix"
              + " srvServiceName uuidRepresentation w");

  /** Reads go to the primary: a secondary may not have the latest write yet. */
  private static final List<Option<Optional<String>>> READ_PREFERENCE =
      listed(
          Pattern.compile("primary"),
          "only primary: a secondary may not have the latest write yet",
          "readPreference");

  static final List<Option<Optional<String>>> ALL =
      Stream.of(FLAGS, NUMBERS, TEXTS, READ_PREFERENCE).flatMap(List::stream).toList();

  private static final Map<String, Option<Optional<String>>> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Option::name, option -> option));

  private DriverOptions() {}

  /** Returns the given options. {@code driver.NAME} takes precedence over {@code NAME}. */
  static Map<String, String> given(Options options) {
    Map<String, String> given = new LinkedHashMap<>();
    ALL.forEach(option -> options.get(option).ifPresent(value -> given.put(option.name(), value)));
    options.driver().forEach((name, value) -> given.put(name, checked(name, value)));
    return given;
  }

  private static String checked(String name, String value) {
    Option<Optional<String>> option = BY_NAME.get(name);
    if (option == null) {
      throw new IllegalArgumentException(
          ("unknown option '" + Options.DRIVER_PREFIX + name + "'; valid driver options: ")
              + BY_NAME.keySet().stream().sorted().collect(Collectors.joining(", ")));
    }
    option.read(value);
    return value;
  }

  private static List<Option<Optional<String>>> listed(
      Pattern pattern, String expected, String names) {
    return Stream.of(names.split(" ", -1)).map(name -> option(name, expected, pattern)).toList();
  }

  private static Option<Optional<String>> option(String name, String expected, Pattern pattern) {
    return Option.of(
        name,
        Optional.empty(),
        "as in MongoDB connection strings",
        expected,
        raw -> {
          String text = raw.toString();
          return pattern.matcher(text).matches()
              ? Optional.of(Optional.of(text))
              : Optional.empty();
        });
  }
}
