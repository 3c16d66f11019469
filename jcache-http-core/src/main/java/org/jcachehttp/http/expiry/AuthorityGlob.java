package org.jcachehttp.http.expiry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jcachehttp.http.message.TargetUri;

/**
 * A glob over the host and port of a URL.
 *
 * @param labels of the host, in lower case; a first one that is only a star stands for one label or
 *     more
 * @param port empty for any
 */
record AuthorityGlob(List<Wildcards> labels, Optional<String> port) {

  private static final Map<String, String> DEFAULT_PORTS = Map.of("http", "80", "https", "443");

  static AuthorityGlob parse(String pattern, String raw) {
    if (raw.contains("@")) {
      throw UrlGlob.malformed(pattern, "userinfo cannot be matched");
    }
    if (raw.contains("**")) {
      throw UrlGlob.malformed(pattern, "a host takes *. in front for sub-domains at any depth");
    }
    String host = raw.substring(0, portSeparator(raw));
    Optional<String> port = port(raw);
    if (host.isEmpty() || port.filter(given -> !given.matches("[0-9]{1,5}")).isPresent()) {
      throw UrlGlob.malformed(pattern, "'" + raw + "' is no host, and no host and port");
    }
    return new AuthorityGlob(
        labels(host.toLowerCase(Locale.ROOT)).map(Wildcards::new).toList(), port);
  }

  boolean matches(TargetUri target) {
    String authority = target.authority();
    return matchesHost(authority.substring(0, portSeparator(authority)))
        && (port.isEmpty() || port.equals(portOf(target)));
  }

  private boolean matchesHost(String host) {
    List<String> actual = labels(host).toList();
    boolean anyDepth = labels.get(0).text().equals("*");
    int more = actual.size() - labels.size();
    if (anyDepth ? more < 0 : more != 0) {
      return false;
    }
    for (int i = anyDepth ? 1 : 0; i < labels.size(); i++) {
      if (!labels.get(i).match(actual.get(i + more))) {
        return false;
      }
    }
    return true;
  }

  private static Stream<String> labels(String host) {
    return Stream.of(host.split("\\.", -1));
  }

  private static Optional<String> portOf(TargetUri target) {
    return port(target.authority())
        .or(() -> Optional.ofNullable(DEFAULT_PORTS.get(target.scheme())));
  }

  private static Optional<String> port(String authority) {
    int separator = portSeparator(authority);
    return separator == authority.length()
        ? Optional.empty()
        : Optional.of(authority.substring(separator + 1));
  }

  /** Where the port begins, and where the host ends; an IPv6 address has colons of its own. */
  private static int portSeparator(String authority) {
    int colon = authority.indexOf(':', authority.lastIndexOf(']') + 1);
    return colon < 0 ? authority.length() : colon;
  }
}
