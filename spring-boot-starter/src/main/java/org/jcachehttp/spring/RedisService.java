package org.jcachehttp.spring;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.jcachehttp.storage.internal.BackendUri;
import org.jcachehttp.storage.internal.Defaults;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/**
 * The details of a connection to Redis, in no class of Spring Boot: those of 3 and 4 differ.
 *
 * @param topology the suffix of the scheme: empty, {@code -cluster} or {@code -sentinel}
 * @param nodes hosts with ports
 * @param database the number of the database
 * @param credentials the options with user names, passwords and the name of a master
 * @param ssl the keys and certificates of TLS, or null without TLS
 */
record RedisService(
    String topology,
    List<String> nodes,
    int database,
    Properties credentials,
    @Nullable SslBundle ssl) {

  static final String SINGLE = "";
  static final String CLUSTER = "-cluster";
  static final String SENTINEL = "-sentinel";

  private static final Set<String> PLAIN = Set.of("redis", "valkey");
  private static final Set<String> TLS = Set.of("rediss", "valkeys");

  /** Returns whether a URI names Redis. */
  static boolean isNamedBy(HostlessUri uri) {
    return PLAIN.contains(uri.scheme()) || TLS.contains(uri.scheme());
  }

  /** Returns a host with its port, as a URI has it. */
  static String node(String host, int port) {
    return (host.indexOf(':') < 0 ? host : '[' + host + ']') + ':' + port;
  }

  /** Puts an option, unless its value is absent. */
  static void put(Properties options, String name, @Nullable String value) {
    if (value != null) {
      options.put(name, value);
    }
  }

  /**
   * Returns the URI of the servers. A number after slashes is the database, another name a prefix.
   */
  URI connect(HostlessUri uri, Properties options) {
    boolean isDatabase = uri.hasSlashes() && uri.name().matches("[0-9]+");
    if (!isDatabase && !(uri.hasSlashes() && uri.name().isEmpty())) {
      uri.addTo(
          options,
          "key-prefix",
          Optional.of(uri.name()).filter(name -> !name.isEmpty()).orElse(Defaults.NAME));
    }
    credentials
        .stringPropertyNames()
        .forEach(name -> uri.addTo(options, name, credentials.getProperty(name)));
    String path = topology.equals(CLUSTER) ? "" : "/" + (isDatabase ? uri.name() : database);
    return BackendUri.parse(scheme(uri) + "://" + String.join(",", nodes) + path + uri.query());
  }

  private String scheme(HostlessUri uri) {
    TlsBundle.requireDefault(ssl);
    boolean isTls = ssl != null || TLS.contains(uri.scheme());
    return (isTls ? "rediss" : "redis") + topology;
  }
}
