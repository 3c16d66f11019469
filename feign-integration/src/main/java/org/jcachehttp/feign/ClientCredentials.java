package org.jcachehttp.feign;

import feign.Client;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of credentials that a client adds below the cache. They are not part of the key, so that
 * users could share responses. Only those of Feign's own client are visible.
 */
final class ClientCredentials {

  private static final Logger log = LoggerFactory.getLogger(HttpCacheCapability.class);
  private static final String KEY_STORE = "javax.net.ssl.keyStore";

  private final AtomicBoolean warned = new AtomicBoolean();

  /** Logs a warning, once, if the client adds credentials. */
  void warn(Client client) {
    List<String> sources = sources(client);
    if (!sources.isEmpty() && !warned.getAndSet(true)) {
      log.warn(
          "The client below the HTTP cache may add credentials of {}. The cache does not see them,"
              + " and may share responses between their users; give credentials to each request"
              + " instead, see docs/http/credentials.md",
          String.join(", ", sources));
    }
  }

  private static List<String> sources(Client client) {
    if (!(client instanceof Client.Default)) {
      return List.of();
    }
    return Stream.of(
            Optional.ofNullable(CookieHandler.getDefault())
                .map(cookies -> "CookieHandler.getDefault()"),
            Optional.ofNullable(Authenticator.getDefault())
                .map(user -> "Authenticator.getDefault()"),
            Optional.ofNullable(System.getProperty(KEY_STORE)).map(file -> KEY_STORE))
        .flatMap(Optional::stream)
        .toList();
  }
}
