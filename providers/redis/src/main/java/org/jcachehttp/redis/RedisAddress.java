package org.jcachehttp.redis;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jcachehttp.storage.StorageAddress;

/**
 * The address of Redis: {@code redis://host:6379/0}, {@code rediss-cluster://a:7000,b:7000}, {@code
 * redis-sentinel://a,b/0}, or {@code redis:NAME} for a key prefix on localhost. The schemes {@code
 * valkey} and {@code valkeys} mean the same.
 *
 * @param scheme the scheme
 * @param topology the topology of the servers
 * @param nodes the seed nodes in the notation of Redisson: {@code redis://host:6379}
 * @param database the number of the database
 * @param name the key prefix of a URI without an authority, else empty
 */
record RedisAddress(
    String scheme, Topology topology, List<String> nodes, int database, String name) {

  private static final Pattern LOCATION = Pattern.compile("//([^/]*)(?:/([0-9]{0,5}))?");
  private static final Pattern NODE =
      Pattern.compile("(\\[[0-9a-fA-F:.]+]|[^:\\[\\]@]+)(?::([0-9]{1,5}))?");

  private static final int PROBE_MILLIS = 500;

  /** The topology of the servers. */
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
      return List.of("redis" + suffix, "rediss" + suffix, "valkey" + suffix, "valkeys" + suffix);
    }

    static Topology of(String scheme) {
      return Arrays.stream(values())
          .filter(topology -> topology.schemes().contains(scheme))
          .findFirst()
          .orElseThrow();
    }
  }

  /**
   * Parses the address.
   *
   * @throws IllegalArgumentException if it is invalid; the message contains the expected form
   */
  static RedisAddress parse(StorageAddress address) {
    Topology topology = Topology.of(address.scheme());
    String location = address.location();
    if (!location.startsWith("//")) {
      return named(topology, address);
    }
    if (location.contains("@")) {
      throw new IllegalArgumentException(
          "a URI must not contain credentials, because logs and JMX show it: pass the options"
              + " 'username' and 'password' in Properties");
    }
    Matcher matcher = LOCATION.matcher(location);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + location + "' is not an address of Redis: expected //host:port/DATABASE");
    }
    int database = database(matcher);
    if (topology == Topology.CLUSTER && database != 0) {
      throw new IllegalArgumentException(
          "invalid database " + database + ": a cluster has only database 0");
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
          "'" + address.scheme() + ":' has no nodes: expected //host:port,host:port");
    }
    return new RedisAddress(
        address.scheme(), topology, nodes(address.scheme(), topology, ""), 0, address.location());
  }

  private static List<String> nodes(String scheme, Topology topology, String authority) {
    boolean encrypted = scheme.startsWith("rediss") || scheme.startsWith("valkeys");
    String protocol = encrypted ? "rediss://" : "redis://";
    String[] nodes = authority.isEmpty() ? new String[] {"localhost"} : authority.split(",", -1);
    if (nodes.length > 1 && topology == Topology.SINGLE) {
      throw new IllegalArgumentException(
          "several nodes need the scheme redis-cluster: or redis-sentinel:");
    }
    return Arrays.stream(nodes).map(node -> protocol + withPort(node, topology.port)).toList();
  }

  private static String withPort(String node, int defaultPort) {
    Matcher matcher = NODE.matcher(node);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + node + "' is not a node: expected host, host:port or [::1]:port");
    }
    String port = matcher.group(2);
    return matcher.group(1) + ':' + (port == null ? Integer.toString(defaultPort) : port);
  }

  private static int database(Matcher matcher) {
    String number = matcher.group(2);
    return number == null || number.isEmpty() ? 0 : Integer.parseInt(number);
  }

  /** Returns whether a process accepts connections at the first node. */
  boolean acceptsConnections() {
    // The name of a container may have an underscore, which the host of a URI may not.
    String node = nodes.get(0).replaceFirst(".*//", "");
    int colon = node.lastIndexOf(':');
    String host = node.substring(0, colon).replaceAll("[\\[\\]]", "");
    try (Socket socket = new Socket()) {
      int port = Integer.parseInt(node.substring(colon + 1));
      socket.connect(new InetSocketAddress(host, port), PROBE_MILLIS);
      return true;
    } catch (IOException absent) {
      return false;
    }
  }

  /** Returns the address for messages, without credentials. */
  String description() {
    String authority =
        nodes.stream().map(node -> node.replaceFirst(".*//", "")).collect(Collectors.joining(","));
    return scheme + "://" + authority + (topology == Topology.CLUSTER ? "" : "/" + database);
  }
}
