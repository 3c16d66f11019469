package org.jcachehttp.feign;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import feign.Client;
import feign.okhttp.OkHttpClient;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.CookieManager;
import org.jcachehttp.http.HttpCache;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A warning says that the client below the cache adds credentials, where that can be seen. */
@Isolated
class ClientCredentialsTest {

  private final HttpCache cache = HttpCache.open("memory:credentials");
  private final HttpCacheCapability capability = new HttpCacheCapability(cache);

  @AfterEach
  void removeCredentials() {
    CookieHandler.setDefault(null);
    Authenticator.setDefault(null);
    System.clearProperty("javax.net.ssl.keyStore");
    cache.close();
  }

  private String logOf(Client client) {
    PrintStream original = System.err;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    System.setErr(new PrintStream(captured, true, UTF_8));
    try {
      capability.enrich(client);
    } finally {
      System.setErr(original);
    }
    return captured.toString(UTF_8);
  }

  private static Client feignsOwn() {
    return new Client.Default(null, null);
  }

  @Test
  void allVisibleSourcesAreNamedOnce() {
    CookieHandler.setDefault(new CookieManager());
    Authenticator.setDefault(new Authenticator() {});
    System.setProperty("javax.net.ssl.keyStore", "keys.p12");
    assertThat(logOf(feignsOwn()))
        .contains("WARN")
        .contains(
            "CookieHandler.getDefault(), Authenticator.getDefault(), javax.net.ssl.keyStore. The")
        .doesNotContain("keys.p12");
    assertThat(logOf(feignsOwn())).isEmpty();
  }

  @Test
  void aClientWithoutCredentialsIsWrappedSilently() {
    assertThat(logOf(feignsOwn())).isEmpty();
  }

  @Test
  void aClientThatDoesNotUseThemIsWrappedSilently() {
    CookieHandler.setDefault(new CookieManager());
    assertThat(logOf(new OkHttpClient())).isEmpty();
  }
}
