package org.jcachehttp.hazelcast;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcachehttp.storage.StorageAddress;

/**
 * The address of a cluster and the name prefix of its maps: {@code hazelcast:NAME} for a cluster of
 * this JVM alone, {@code hazelcast://a:5701,b/NAME} for the cluster with the members a and b.
 *
 * @param scheme the scheme
 * @param members known members in the notation of Hazelcast: {@code host} or {@code host:5701}
 * @param name the name prefix of the maps
 */
record HazelcastAddress(String scheme, List<String> members, String name) {

  /** The name if the URI has none. */
  private static final String DEFAULT_NAME = "jcache-http";

  private static final Pattern LOCATION = Pattern.compile("//([^/]+)(?:/(.*))?");
  private static final Pattern MEMBER =
      Pattern.compile("(?:\\[[0-9a-fA-F:.]+]|[^:\\[\\]]+)(?::[0-9]{1,5})?");

  /**
   * Parses the address.
   *
   * @throws IllegalArgumentException if it is invalid; the message contains the expected form
   */
  static HazelcastAddress parse(StorageAddress address) {
    String location = address.location();
    if (!location.startsWith("//")) {
      return new HazelcastAddress(address.scheme(), List.of(), orDefault(location));
    }
    if (location.contains("@")) {
      throw new IllegalArgumentException(
          "a URI must not contain credentials, because logs and JMX show it: use a configuration"
              + " file and the option 'config'");
    }
    Matcher matcher = LOCATION.matcher(location);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + location + "' has no members: expected //host:port,host:port/NAME");
    }
    String name = matcher.group(2);
    return new HazelcastAddress(
        address.scheme(), members(matcher.group(1)), orDefault(name == null ? "" : name));
  }

  private static List<String> members(String authority) {
    List<String> members = Arrays.asList(authority.split(",", -1));
    for (String member : members) {
      if (!MEMBER.matcher(member).matches()) {
        throw new IllegalArgumentException(
            "'" + member + "' is not a member: expected host, host:port or [::1]:port");
      }
    }
    return members;
  }

  private static String orDefault(String name) {
    return name.isEmpty() ? DEFAULT_NAME : name;
  }

  /** Returns the address for messages. */
  String description() {
    return scheme + ":" + (members.isEmpty() ? "" : "//" + String.join(",", members) + "/") + name;
  }
}
