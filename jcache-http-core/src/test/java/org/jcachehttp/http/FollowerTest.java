package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.Scenario.body;
import static org.jcachehttp.http.Scenario.status;
import static org.jcachehttp.http.settings.RequestPart.parameter;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.cache.Cache;
import org.jcachehttp.http.internal.secrets.CredentialKey;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.KeySettings;
import org.jcachehttp.http.settings.SetCookieHandling;
import org.jcachehttp.http.stored.CachedResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A follower of a collapsed request has the response that a lookup of the leader's stored response
 * would give it, or asks the origin itself.
 */
class FollowerTest {

  private static final String SECRET = "Bearer s3cr3t-value";
  private static final int SEEDS = 1_000;

  @RegisterExtension private final ProviderUnderTest provider = new ProviderUnderTest();
  private final TestClock clock = new TestClock();
  private final PendingOrigin origin = new PendingOrigin();

  private HttpCache open(CacheType type, KeySettings keys, Cache<String, CachedResponse> cache) {
    return settings(type, keys).over(cache);
  }

  private HttpCacheBuilder settings(CacheType type, KeySettings keys) {
    return HttpCache.builder()
        .clock(clock)
        .asyncExecutor(Runnable::run)
        .credentialKey(new byte[CredentialKey.SHORTEST])
        .type(type)
        .keys(keys);
  }

  private CompletableFuture<HttpResponse> send(HttpCache cache, HttpRequest request) {
    return cache.executeAsync(request, origin).toCompletableFuture();
  }

  private static HttpRequest get(String uri, String... fields) {
    return HttpRequest.get(uri).withFields(Fields.of(fields));
  }

  @Test
  void aFollowerDoesNotGetAValidationResponseThatRepeatsTheCredentialOfTheLeader() {
    HttpCache cache = open(CacheType.SHARED, KeySettings.defaults(), provider.cache());
    HttpRequest anonymous = get("http://example.com/a");
    CompletableFuture<HttpResponse> first = send(cache, anonymous);
    origin.answers("Cache-Control", "public, max-age=60", "ETag", "\"1\"");
    assertThat(status(first.join())).contains("; stored");
    clock.passes(Duration.ofSeconds(100));

    CompletableFuture<HttpResponse> leader =
        send(cache, get("http://example.com/a", "Authorization", SECRET));
    CompletableFuture<HttpResponse> follower = send(cache, anonymous);
    origin.answers(304, "Cache-Control", "public, max-age=60", "ETag", "\"1\"", "X-User", SECRET);
    assertThat(leader.join().fields().first("X-User")).contains(SECRET);
    assertThat(status(leader.join())).endsWith("detail=secret-in-response");
    assertThat(follower).isNotDone();
    origin.answers(304, "Cache-Control", "public, max-age=60", "ETag", "\"1\"");
    assertThat(follower.join().fields().has("X-User")).isFalse();
    assertThat(body(follower.join())).isEqualTo("1");
  }

  @Test
  void aFollowerGetsALocationWithItsOwnIgnoredParameter() {
    KeySettings keys = KeySettings.defaults().addIgnored(parameter("access_token"));
    HttpCache cache = open(CacheType.PRIVATE, keys, provider.cache());
    CompletableFuture<HttpResponse> leader =
        send(cache, get("http://example.com/a?access_token=first-token"));
    CompletableFuture<HttpResponse> follower =
        send(cache, get("http://example.com/a?access_token=other-token"));
    origin.answers(
        301, "Cache-Control", "max-age=60", "Location", "/b?access_token=first-token&x=1");
    assertThat(leader.join().fields().first("Location"))
        .contains("/b?access_token=first-token&x=1");
    assertThat(status(follower.join())).contains("collapsed");
    assertThat(follower.join().fields().first("Location"))
        .contains("/b?access_token=other-token&x=1");
  }

  @Test
  void aFollowerDoesNotGetTheCookieThatA304SetsForTheLeader() {
    HttpCache cache = open(CacheType.SHARED, KeySettings.defaults(), provider.cache());
    String[] validated = {"Cache-Control", "max-age=60, must-revalidate", "ETag", "\"1\""};
    HttpRequest alice = get("http://example.com/a", "Authorization", "Bearer alice");
    HttpRequest bob = get("http://example.com/a", "Authorization", "Bearer bob");
    CompletableFuture<HttpResponse> unused = send(cache, alice);
    origin.answers(validated);
    clock.passes(Duration.ofSeconds(100));

    CompletableFuture<HttpResponse> leader = send(cache, alice);
    CompletableFuture<HttpResponse> follower = send(cache, bob);
    Fields fields = Fields.of(validated).with("Set-Cookie", "sid=of-alice");
    origin.answers(ScriptedOrigin.response(304).withFields(fields));
    assertThat(leader.join().fields().first("Set-Cookie")).contains("sid=of-alice");
    assertThat(status(follower.join())).contains("collapsed");
    assertThat(follower.join().fields().has("Set-Cookie")).isFalse();
  }

  /** A random pair of requests, and the response of the origin to the first one. */
  private record Sample(
      CacheType type,
      KeySettings keys,
      SetCookieHandling setCookie,
      HttpRequest leader,
      HttpRequest follower,
      boolean stale) {

    static Sample of(Random random) {
      List<KeySettings> rules =
          List.of(
              KeySettings.defaults(),
              KeySettings.defaults().addIgnored(parameter("access_token")),
              KeySettings.defaults().addRedacted(parameter("access_token")),
              KeySettings.defaults().addIgnoredEntirely(parameter("access_token")));
      return new Sample(
          random.nextBoolean() ? CacheType.SHARED : CacheType.PRIVATE,
          oneOf(random, rules),
          oneOf(random, List.of(SetCookieHandling.values())),
          request(random),
          request(random),
          random.nextInt(3) == 0);
    }

    private static HttpRequest request(Random random) {
      String query = oneOf(random, List.of("", "?access_token=token-one", "?access_token=token-2"));
      List<String> fields = new ArrayList<>();
      if (random.nextInt(3) == 0) {
        fields.addAll(List.of("Authorization", oneOf(random, List.of(SECRET, "Bearer another"))));
      }
      if (random.nextInt(3) == 0) {
        fields.addAll(List.of("Accept-Language", oneOf(random, List.of("de", "fr"))));
      }
      return get("http://example.com/a" + query, fields.toArray(String[]::new));
    }

    boolean haveSameCredential() {
      return leader.fields().has("Authorization")
          && leader.fields().all("Authorization").equals(follower.fields().all("Authorization"));
    }

    HttpResponse response(Random random) {
      String query = leader.uri().getRawQuery() == null ? "" : '?' + leader.uri().getRawQuery();
      String credential = leader.fields().first("Authorization").orElse("none");
      List<String> lifetimes =
          List.of(
              "max-age=60",
              "public, max-age=60",
              "s-maxage=60",
              "private, max-age=60",
              "public, max-age=60, no-cache=\"X-Echo\"",
              "no-store");
      List<String> fields = new ArrayList<>(List.of("ETag", "\"1\""));
      fields.addAll(List.of("Cache-Control", oneOf(random, lifetimes)));
      fields.addAll(List.of("Location", oneOf(random, List.of("/b" + query, "/c?x=1"))));
      if (random.nextInt(3) == 0) {
        fields.addAll(List.of("X-Echo", oneOf(random, List.of(credential, "x"))));
      }
      if (random.nextInt(3) == 0) {
        fields.addAll(List.of("Vary", "Accept-Language"));
      }
      if (random.nextInt(3) == 0) {
        fields.addAll(List.of("Set-Cookie", "sid=" + oneOf(random, List.of(credential, "1"))));
      }
      int status = stale && random.nextBoolean() ? 304 : oneOf(random, List.of(200, 301));
      String body = oneOf(random, List.of("body", "body of " + credential));
      return ScriptedOrigin.response(status, fields.toArray(String[]::new))
          .withBody(status == 304 ? Body.empty() : octets(body.getBytes(UTF_8), random));
    }
  }

  /** Bytes in memory, or a stream that is copied while it is read. */
  private static Body octets(byte[] bytes, Random random) {
    return random.nextBoolean() ? Body.of(bytes) : Body.of(new ByteArrayInputStream(bytes));
  }

  private static <T> T oneOf(Random random, List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  @Test
  void aFollowerGetsWhatALookupOfTheStoredResponseWouldGive() {
    Cache<String, CachedResponse> other = provider.other();
    int collapsed = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Sample sample = Sample.of(random);
      long choices = random.nextLong();
      provider.cache().clear();
      other.clear();
      HttpCache collapsing = prepare(sample, provider.cache());
      HttpCache storing = prepare(sample, other);

      Optional<HttpResponse> follower =
          follow(collapsing, sample, sample.response(new Random(choices)));
      if (follower.isPresent()) {
        HttpResponse later = lookUpLater(storing, sample, sample.response(new Random(choices)));
        // A body with a secret is not stored, but passes at once to those who have that secret.
        boolean isOwnSecret = later.status() == 504 && sample.haveSameCredential();
        HttpResponse expected = isOwnSecret ? sample.response(new Random(choices)) : later;
        assertThat(body(follower.get())).as("seed %d: %s", seed, sample).isEqualTo(body(expected));
        if (!isOwnSecret) {
          assertThat(comparable(follower.get()))
              .as("seed %d: %s", seed, sample)
              .isEqualTo(comparable(later));
        }
        collapsed++;
      }
    }
    assertThat(collapsed).isGreaterThan(SEEDS / 20);
  }

  private HttpCache prepare(Sample sample, Cache<String, CachedResponse> backing) {
    HttpCache cache =
        settings(sample.type(), sample.keys()).setCookie(sample.setCookie()).over(backing);
    if (sample.stale()) {
      CompletableFuture<HttpResponse> unused =
          send(cache, sample.follower().withFields(Fields.empty()));
      origin.answers(
          ScriptedOrigin.response(200, "Cache-Control", "public, max-age=60", "ETag", "\"1\"")
              .withBody(Body.of("stale".getBytes(UTF_8))));
      clock.passes(Duration.ofSeconds(100));
    }
    return cache;
  }

  /** Returns the response to the follower; empty if it asks the origin itself. */
  private Optional<HttpResponse> follow(HttpCache cache, Sample sample, HttpResponse response) {
    CompletableFuture<HttpResponse> leader = send(cache, sample.leader());
    CompletableFuture<HttpResponse> follower = send(cache, sample.follower());
    origin.answers(response);
    assertThat(leader).isDone();
    Optional<HttpResponse> early =
        follower.isDone() ? Optional.of(withBytes(follower.join())) : Optional.empty();
    HttpResponse unused = withBytes(leader.join());
    if (origin.isIdle()) {
      return early.isPresent() ? early : Optional.of(withBytes(follower.join()));
    }
    while (!origin.isIdle()) {
      origin.answers("Cache-Control", "no-store");
    }
    return Optional.empty();
  }

  /** Returns the response that the store has for the follower after the leader's was stored. */
  private HttpResponse lookUpLater(HttpCache cache, Sample sample, HttpResponse response) {
    CompletableFuture<HttpResponse> leader = send(cache, sample.leader());
    origin.answers(response);
    HttpResponse unused = withBytes(leader.join());
    HttpRequest stored =
        sample
            .follower()
            .withFields(sample.follower().fields().with("Cache-Control", "only-if-cached"));
    return send(cache, stored).join();
  }

  private static HttpResponse withBytes(HttpResponse response) {
    return response.withBody(Body.of(body(response).getBytes(UTF_8)));
  }

  /** The response without the fields that say where it comes from. */
  private static HttpResponse comparable(HttpResponse response) {
    return response.withFields(response.fields().without(List.of("Age", "Cache-Status")));
  }
}
