package org.jcachehttp.springboot;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.IntStream;
import javax.cache.CacheManager;
import org.jcachehttp.engine.UriCachingProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.loader.net.protocol.Handlers;
import org.springframework.cache.jcache.JCacheCacheManager;
import org.springframework.context.ConfigurableApplicationContext;

class SpringBootTest {

  private static ConfigurableApplicationContext start(String provider) {
    return new SpringApplicationBuilder(Shop.class)
        .web(WebApplicationType.NONE)
        .properties(
            "spring.cache.type=jcache",
            "spring.cache.jcache.provider=org.jcachehttp.engine.UriCachingProvider",
            "spring.cache.jcache.config=classpath:cache.xml",
            "spring.main.banner-mode=off")
        .initializers(context -> System.setProperty("shop.provider", provider))
        .run();
  }

  @Test
  void methodsAreCachedAndEvicted() {
    try (ConfigurableApplicationContext context = start("memory:shop")) {
      Shop.Prices prices = context.getBean(Shop.Prices.class);
      String first = prices.of("tea", 2);
      assertThat(prices.of("tea", 2)).isEqualTo(first);
      prices.forget("tea", 2);
      assertThat(prices.of("tea", 2)).isNotEqualTo(first);
    }
  }

  @Test
  void aSyncedMethodIsCalledOnceByManyThreads() {
    try (ConfigurableApplicationContext context = start("memory:shop")) {
      Shop.Prices prices = context.getBean(Shop.Prices.class);
      List<String> answers =
          IntStream.range(0, 64).parallel().mapToObj(i -> prices.once("tea")).toList();
      assertThat(answers).containsOnly("tea 1");
    }
  }

  @Test
  void entriesInAFileSurviveARestart(@TempDir Path folder) {
    String provider = "sqlite:" + folder.resolve("shop.sqlite");
    String first;
    try (ConfigurableApplicationContext context = start(provider)) {
      first = context.getBean(Shop.Prices.class).of("tea", 2);
    }
    try (ConfigurableApplicationContext context = start(provider)) {
      Shop.Prices prices = context.getBean(Shop.Prices.class);
      assertThat(prices.of("tea", 2)).isEqualTo(first);
      assertThat(prices.computations()).isZero();
    }
  }

  @Test
  void declaredCachesAreVisibleToSpring() {
    try (ConfigurableApplicationContext context = start("memory:shop")) {
      JCacheCacheManager caches = context.getBean(JCacheCacheManager.class);
      assertThat(caches.getCacheNames()).containsExactlyInAnyOrder("prices", "synced");
    }
  }

  /** An executable jar of Spring Boot names the file by a nested URL. */
  @Test
  void aFileInAnExecutableJarIsRead(@TempDir Path folder) throws IOException {
    Handlers.register();
    String nested = "jar:nested:" + executableJar(folder) + "/!BOOT-INF/classes/!/cache.xml";
    try (UriCachingProvider provider = new UriCachingProvider()) {
      CacheManager manager = provider.getCacheManager(URI.create(nested), null);
      assertThat(manager.getCacheNames()).contains("prices");
    }
  }

  private static Path executableJar(Path folder) throws IOException {
    Path jar = folder.resolve("shop.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out);
        InputStream file = requireNonNull(SpringBootTest.class.getResourceAsStream("/cache.xml"))) {
      entries.putNextEntry(new JarEntry("BOOT-INF/"));
      entries.putNextEntry(new JarEntry("BOOT-INF/classes/"));
      entries.putNextEntry(new JarEntry("BOOT-INF/classes/cache.xml"));
      file.transferTo(entries);
    }
    return jar;
  }
}
