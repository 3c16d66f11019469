package org.jcachehttp.hazelcast;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcachehttp.storage.StorageAddress;

/**
 * Which cluster, and which maps of it: {@code hazelcast:NAME} for maps of this JVM's own, {@code
 * hazelcast://a:5701,b/NAME} for those of the cluster that a and b belong to.
 *
 * @param scheme the scheme
 * @param members some members to begin with, as Hazelcast names them: {@code host} or {@code
 *     host:5701}; none if the URI names none
 * @param name what the names of the maps begin with
 */
record HazelcastAddress(String scheme, List<String> members, String name) {

  /** The name where a URI has none. */
  private static final String DEFAULT_NAME = "jcache-http";

  private static final Pattern LOCATION = Pattern.compile("//([^/]+)(?:/(.*))?");
  private static final Pattern MEMBER =
      Pattern.compile("(?:\\[[0-9a-fA-F:.]+]|[^:\\[\\]]+)(?::[0-9]{1,5})?");

  /**
   * The address that a URI taken apart names.
   *
   * @throws IllegalArgumentException if it names none, saying what would be right
   */
  static HazelcastAddress parse(StorageAddress address) {
    String location = address.location();
    if (!location.startsWith("//")) {
      return new HazelcastAddress(address.scheme(), List.of(), named(location));
    }
    if (location.contains("@")) {
      throw new IllegalArgumentException(
          "credentials do not belong in a URI, which logs and JMX show: give them in the file that"
              + " the option 'config' names");
    }
    Matcher matcher = LOCATION.matcher(location);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'" + location + "' names no member: write //host:port,host:port/NAME");
    }
    String name = matcher.group(2);
    return new HazelcastAddress(
        address.scheme(), members(matcher.group(1)), named(name == null ? "" : name));
  }

  private static List<String> members(String authority) {
    List<String> members = Arrays.asList(authority.split(",", -1));
    for (String member : members) {
      if (!MEMBER.matcher(member).matches()) {
        throw new IllegalArgumentException(
            "'" + member + "' is no member: write host, host:port or [::1]");
      }
    }
    return members;
  }

  private static String named(String name) {
    return name.isEmpty() ? DEFAULT_NAME : name;
  }

  /** What error messages call it. */
  String description() {
    return scheme + ":" + (members.isEmpty() ? "" : "//" + String.join(",", members) + "/") + name;
  }
}
