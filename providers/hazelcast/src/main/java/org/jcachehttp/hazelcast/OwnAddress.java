package org.jcachehttp.hazelcast;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The member that the URI of a cluster names for this machine. */
final class OwnAddress {

  private static final Pattern WITH_PORT = Pattern.compile("\\[?(.+?)]?:([0-9]{1,5})");

  private OwnAddress() {}

  /** Returns the port of the first of the members that is on this machine and has a port. */
  static Optional<Integer> portIn(List<String> members) {
    return members.stream()
        .map(WITH_PORT::matcher)
        .filter(Matcher::matches)
        .filter(member -> isOfThisMachine(member.group(1)))
        .map(member -> Integer.valueOf(member.group(2)))
        .findFirst();
  }

  private static boolean isOfThisMachine(String host) {
    try {
      InetAddress address = InetAddress.getByName(host);
      return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
    } catch (IOException unknown) {
      return false;
    }
  }
}
