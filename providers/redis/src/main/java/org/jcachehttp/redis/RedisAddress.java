package org.jcachehttp.redis;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jcachehttp.storage.StorageAddress;

/**
 * Where Redis is: {@code redis://host:6379/0}, {@code rediss-cluster://a:7000,b:7000}, {@code
 * redis-sentinel://a,b/0}, or {@code redis:NAME} for a prefix on this machine.
 *
 * @param scheme the scheme
 * @param topology what stands there
 * @param nodes the nodes to begin with, as Redisson names them: {@code redis://host:6379}
 * @param database the number of the database
 * @param name the prefix that a URI without an authority names, else empty
 */
record RedisAddress(
    String scheme, Topology topology, List<String> nodes, int database, String name) {

  private static final Pattern LOCATION = Pattern.compile("//([^/]*)(?:/([0-9]{0,5}))?");
  private static final Pattern NODE =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]@]+)(?::([0-9]{1,5}))?");

  /** What a scheme says about the servers. */
  enum Topology {
    SINGLE("", 6379),
    CLUSTER("-cluster", 6379),
    SENTINEL("-sentinel", 26379);

    private final String suffix;
    private final int port;

    Topology(String suffix, int port) {
      this.suffix = suffix;
      this.port = port;
    }

    List<String> schemes() {
      return List.of("redis" + suffix, "rediss" + suffix);
    }

    static Topology of(String scheme) {
      return Arrays.stream(values())
          .filter(topology -> topology.schemes().contains(scheme))
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * The address that a URI taken apart names.
   *
   * @throws IllegalArgumentException if it names none, saying what would be right
   */
  static RedisAddress parse(StorageAddress address) {
    Topology topology = Topology.of(address.scheme());
    String location = address.location();
    if (!location.startsWith("//")) {
      return named(topology, address);
    }
    if (location.contains("@")) {
      throw new IllegalArgumentException(
          "credentials do not belong in a URI, which logs and JMX show: give the options 'username'"
              + " and 'password' in Properties");
    }
    Matcher matcher = LOCATION.matcher(location);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + location + "' is no address of Redis: write //host:port/0, the last a database");
    }
    int database = database(matcher);
    if (topology == Topology.CLUSTER && database != 0) {
      throw new IllegalArgumentException("a cluster has no database " + database + ", only 0");
    }
    return new RedisAddress(
        address.scheme(),
        topology,
        nodes(address.scheme(), topology, matcher.group(1)),
        database,
        "");
  }

  private static RedisAddress named(Topology topology, StorageAddress address) {
    if (topology != Topology.SINGLE) {
      throw new IllegalArgumentException(
          "'" + address.scheme() + ":' needs its nodes: //host:port,host:port");
    }
    return new RedisAddress(
        address.scheme(), topology, nodes(address.scheme(), topology, ""), 0, address.location());
  }

  private static List<String> nodes(String scheme, Topology topology, String authority) {
    String protocol = scheme.startsWith("rediss") ? "rediss://" : "redis://";
    String[] nodes = authority.isEmpty() ? new String[] {"localhost"} : authority.split(",", -1);
    if (nodes.length > 1 && topology == Topology.SINGLE) {
      throw new IllegalArgumentException(
          "several nodes are a cluster or Sentinels: write redis-cluster: or redis-sentinel:");
    }
    return Arrays.stream(nodes).map(node -> protocol + withPort(node, topology.port)).toList();
  }

  private static String withPort(String node, int defaultPort) {
    Matcher matcher = NODE.matcher(node);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + node + "' is no node: write host, host:port or [::1]");
    }
    String port = matcher.group(2);
    return matcher.group(1) + ':' + (port == null ? Integer.toString(defaultPort) : port);
  }

  private static int database(Matcher matcher) {
    String number = matcher.group(2);
    return number == null || number.isEmpty() ? 0 : Integer.parseInt(number);
  }

  /** What error messages call it. */
  String description() {
    String authority =
        nodes.stream().map(node -> node.replaceFirst(".*//", "")).collect(Collectors.joining(","));
    return scheme + "://" + authority + (topology == Topology.CLUSTER ? "" : "/" + database);
  }
}
