package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jcachehttp.http.internal.secrets.CredentialKey;
import org.jcachehttp.http.maintenance.StoredResponses;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CallOptions;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A caller, a cache of a provider that is not ours, and an origin; time stands still. */
final class Scenario implements BeforeEachCallback, AfterEachCallback {

  static final String URI_OF_A = "http://example.com/a";

  final ProviderUnderTest provider = new ProviderUnderTest();
  final ScriptedOrigin origin = new ScriptedOrigin();
  final TestClock clock = new TestClock();
  final HttpCacheBuilder settings =
      HttpCache.builder().clock(clock).credentialKey(new byte[CredentialKey.SHORTEST]);

  @Override
  public void beforeEach(ExtensionContext context) {
    provider.beforeEach(context);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    provider.afterEach(context);
  }

  HttpResponse get(String... fields) {
    return send("GET", URI_OF_A, fields);
  }

  HttpResponse send(String method, String uri, String... fields) {
    return send(HttpRequest.builder(method, URI.create(uri)).fields(Fields.of(fields)).build());
  }

  HttpResponse get(CallOptions options) {
    return send(HttpRequest.builder("GET", URI.create(URI_OF_A)).build(), options);
  }

  HttpResponse send(HttpRequest request) {
    return send(request, CallOptions.none());
  }

  private HttpResponse send(HttpRequest request, CallOptions options) {
    try {
      return settings.over(provider.cache()).execute(request, origin, options);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** What is stored, with the settings of now. */
  StoredResponses responses() {
    return settings.over(provider.cache()).responses();
  }

  void passes(int seconds) {
    clock.passes(Duration.ofSeconds(seconds));
  }

  /** The last member of Cache-Status without the key, which is the same everywhere. */
  static String status(HttpResponse response) {
    List<String> members = response.fields().all("Cache-Status");
    return members.get(members.size() - 1).replaceFirst("; key=.*", "");
  }

  static String body(HttpResponse response) {
    try (InputStream in = response.body().open()) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException unexpected) {
      throw new UncheckedIOException(unexpected);
    }
  }
}
