package org.jcachehttp.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.client.HazelcastClient;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.management.ObjectName;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.servers.LocalHazelcast;
import org.jcachehttp.servers.LocalRedis;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** An application that starts again in one JVM, as tests and Spring Boot's DevTools do. */
class RefreshTest {

  private static final int CYCLES = 25;

  @TempDir Path folder;
  private final Origin origin = Origin.start();

  @AfterEach
  void stopOrigin() {
    origin.close();
  }

  /** One start of an application that uses both caches, and its end. */
  private void cycle(String uri) {
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(HttpCacheAutoConfiguration.class))
        .withPropertyValues("jcache-http.uri=" + uri, "spring.cache.cache-names=prices")
        .run(
            context -> {
              HttpCache cache = context.getBean(HttpCache.class);
              assertThat(cache.execute(HttpRequest.get(origin.url()), origin::send).status())
                  .isEqualTo(200);
              Cache<Object, Object> prices = context.getBean(CacheManager.class).getCache("prices");
              prices.put("tea", "12");
              assertThat(prices.get("tea")).isEqualTo("12");
            });
  }

  private static int beans() throws Exception {
    return ManagementFactory.getPlatformMBeanServer()
        .queryNames(new ObjectName("javax.cache:*"), null)
        .size();
  }

  /** Threads of the JVM and of the test itself begin with the first cycle. */
  private static Set<String> threads() {
    Set<String> names = new TreeSet<>();
    Thread.getAllStackTraces().keySet().stream()
        .filter(Thread::isAlive)
        .forEach(thread -> names.add(thread.getName() + '#' + thread.getId()));
    return names;
  }

  /** Runs 25 cycles. Threads that a closed client still ends are awaited. */
  private void assertThatNothingStays(String uri) throws Exception {
    int beans = beans();
    cycle(uri);
    int threads = threads().size();
    for (int i = 1; i < CYCLES; i++) {
      cycle(uri);
    }
    assertThat(beans()).isEqualTo(beans);
    Await.until(() -> threads().size() <= threads, () -> "threads: " + threads());
  }

  @Test
  void nothingStaysOfAFile() throws Exception {
    assertThatNothingStays("sqlite:" + folder.resolve("app.sqlite"));
  }

  @Test
  void nothingStaysOfAClientOfRedis() throws Exception {
    try (LocalRedis redis = LocalRedis.start()) {
      assertThatNothingStays("redis:" + redis.location() + "/0");
    }
  }

  @Test
  void nothingStaysOfAClientOfHazelcast() throws Exception {
    try (LocalHazelcast hazelcast = LocalHazelcast.start()) {
      assertThatNothingStays(hazelcast.uri("app").toString());
      assertThat(HazelcastClient.getAllHazelcastClients()).isEmpty();
    }
  }

  /** DevTools loads the application anew by another class loader. */
  @Test
  void aRestartWithAnotherClassLoaderKeepsEntries() throws Exception {
    String uri = "sqlite:" + folder.resolve("app.sqlite");
    restart(uri);
    restart(uri);
    assertThat(origin.requests()).isOne();
  }

  private void restart(String uri) throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (URLClassLoader restart =
        new RestartClassLoader(
            Application.class.getProtectionDomain().getCodeSource().getLocation(), before)) {
      Thread.currentThread().setContextClassLoader(restart);
      restart
          .loadClass(RestartedApplication.class.getName())
          .getMethod("run", String.class, String.class)
          .invoke(null, origin.url(), uri);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  /** Loads the classes of the application itself. */
  private static final class RestartClassLoader extends URLClassLoader {

    RestartClassLoader(URL classes, ClassLoader parent) {
      super(new URL[] {classes}, parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        if (loaded == null && name.startsWith(RestartedApplication.class.getName())) {
          loaded = findClass(name);
        }
        return loaded != null ? loaded : super.loadClass(name, resolve);
      }
    }
  }
}
