package org.jcachehttp.http.internal.url;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A glob over the host and port of a URL.
 *
 * @param labels the labels of the host, in lower case; if the first one is only a star, it matches
 *     one label or more
 * @param port the port; empty for any port
 */
record AuthorityGlob(List<Wildcards> labels, Optional<String> port) {

  static AuthorityGlob parse(String pattern, String raw) {
    if (raw.contains("@")) {
      throw UrlGlob.malformed(pattern, "userinfo cannot be matched");
    }
    if (raw.contains("**")) {
      throw UrlGlob.malformed(
          pattern, "** is for paths only; *. before a host matches sub-domains at any depth");
    }
    List<String> labels = UrlParts.labels(raw.toLowerCase(Locale.ROOT));
    Optional<String> port = UrlParts.port(raw);
    boolean isPort = port.isEmpty() || port.get().matches("[0-9]{1,5}");
    if (!isPort || labels.equals(List.of(""))) {
      throw UrlGlob.malformed(pattern, "'" + raw + "' is neither a host nor a host and a port");
    }
    return new AuthorityGlob(labels.stream().map(Wildcards::new).toList(), port);
  }

  public boolean matches(UrlParts url) {
    return matchesHost(url.labels()) && (port.isEmpty() || port.equals(url.port()));
  }

  private boolean matchesHost(List<String> actual) {
    boolean anyDepth = labels.get(0).isAnything();
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
}
