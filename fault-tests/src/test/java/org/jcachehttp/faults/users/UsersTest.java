package org.jcachehttp.faults.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.http.settings.RequestPart.header;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jcachehttp.faults.backends.Backend;
import org.jcachehttp.faults.raw.RawStore;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.KeySettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Users with different credentials share a store: nothing of one reaches another. */
@Timeout(1200)
class UsersTest {

  private static final int THREADS = 4;
  private static final int PAGES = 3;
  private static final byte[] KEY = new byte[32];

  private final Random random = Form.random();

  @ParameterizedTest
  @MethodSource("org.jcachehttp.faults.backends.Backend#all")
  void noResponseContainsAnotherUsersSecretOrName(String scheme) throws Exception {
    Measurement row =
        Measurement.of(
            "Users share a store",
            scheme,
            "7 users, 4 clients, private and shared, secrets echoed at random, lost responses");
    ExecutorService threads = Executors.newCachedThreadPool();
    try (Backend backend = Backend.open(scheme);
        EchoingOrigin origin = new EchoingOrigin(random)) {
      for (CacheType type : CacheType.values()) {
        try (HttpCache cache = open(backend, type, KeySettings.defaults())) {
          callBy(cache, origin, threads, row);
          assertThat(cache.statistics().hits()).isPositive();
        }
      }
      findSecretsIn(backend, row);
    } finally {
      threads.shutdownNow();
    }
    row.end();
  }

  /** The test can fail: without partitions, private responses reach other users. */
  @Test
  void aCacheThatDoesNotSeparateUsersIsNoticed() throws Exception {
    Measurement leaks = Measurement.of("a leak on purpose", "memory", "no partitions");
    ExecutorService threads = Executors.newCachedThreadPool();
    KeySettings mixed =
        KeySettings.defaults()
            .addNonCredentials(header("Authorization"), header("Cookie"), header("X-API-Key"));
    try (Backend backend = Backend.open("memory");
        EchoingOrigin origin = new EchoingOrigin(random);
        HttpCache cache = open(backend, CacheType.PRIVATE, mixed)) {
      callBy(cache, origin, threads, leaks);
    } finally {
      threads.shutdownNow();
    }
    assertThat(leaks.leaks()).isPositive();
  }

  private static HttpCache open(Backend backend, CacheType type, KeySettings keys) {
    return HttpCache.builder()
        .type(type)
        .credentialKey(KEY)
        .keys(keys)
        .open(backend.uri(type.name()).toString());
  }

  private static void findSecretsIn(Backend backend, Measurement row) throws IOException {
    List<String> contents = RawStore.contentsOf(backend);
    boolean isInProcess = Set.of("memory", "ehcache").contains(backend.scheme());
    assertThat(contents.stream().anyMatch(content -> content.contains("page /private/")))
        .as("bodies of responses are found in the store")
        .isNotEqualTo(isInProcess);
    contents.forEach(
        content ->
            User.secretsIn(content)
                .forEach(secret -> row.leaked(backend.scheme() + " contains " + secret)));
  }

  private void callBy(
      HttpCache cache, EchoingOrigin origin, ExecutorService threads, Measurement row)
      throws Exception {
    List<Future<?>> callers = new ArrayList<>();
    for (CallerType type : CallerType.values()) {
      CallerType.Caller caller = type.caller(cache, threads);
      for (int i = 0; i < THREADS; i++) {
        callers.add(threads.submit(() -> call(caller, origin, row)));
      }
    }
    for (Future<?> ended : callers) {
      ended.get();
    }
  }

  private void call(CallerType.Caller caller, EchoingOrigin origin, Measurement row) {
    for (int i = 0; i < Form.tries(25, 500); i++) {
      User user = User.ALL.get(random.nextInt(User.ALL.size()));
      HttpRequest request = user.identify(request(origin, user));
      try {
        String foreign = user.foreignIn(row.timed(() -> caller.call(request)));
        if (!foreign.isEmpty()) {
          row.leaked(user.name() + " received a response of " + foreign + " to " + request.uri());
        }
      } catch (IOException lost) {
        // The origin sent no response, and none was stored.
        if (!user.foreignIn(lost.toString()).isEmpty()) {
          row.leaked("an exception for " + user.name() + ": " + lost);
        }
      } catch (Exception failure) {
        row.failed(failure);
      }
    }
  }

  private HttpRequest request(EchoingOrigin origin, User user) {
    String area = random.nextBoolean() ? "/private/" : "/public/";
    String path = area + random.nextInt(PAGES) + user.query();
    String method = random.nextInt(10) == 0 ? "HEAD" : random.nextInt(30) == 0 ? "PUT" : "GET";
    List<String> fields = new ArrayList<>();
    fields.addAll(List.of("Accept-Language", random.nextBoolean() ? "de" : "fr"));
    if (random.nextInt(10) == 0) {
      fields.addAll(List.of("Range", "bytes=0-3"));
    }
    return HttpRequest.builder(method, URI.create(origin.location() + path))
        .fields(Fields.of(fields.toArray(String[]::new)))
        .build();
  }
}
