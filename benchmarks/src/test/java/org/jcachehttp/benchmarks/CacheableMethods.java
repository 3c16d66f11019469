package org.jcachehttp.benchmarks;

import com.github.benmanes.caffeine.jcache.spi.CaffeineCachingProvider;
import feign.Param;
import feign.RequestLine;
import java.net.URI;
import java.util.List;
import java.util.function.Supplier;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.spi.CachingProvider;
import org.jcachehttp.engine.UriCachingProvider;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.jcache.JCacheCacheManager;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;

/** Spring's {@code @Cacheable} on a Feign method, beside a Feign client with an HTTP cache. */
final class CacheableMethods {

  private static final Post POST = Post.of(2);
  private static final String CACHE = "values";

  private CacheableMethods() {}

  /** The client of a Spring application. */
  public interface CacheablePosts {
    @Cacheable(CACHE)
    @RequestLine("GET /posts/{id}")
    String post(@Param("id") int id);
  }

  /** Switches the annotation on. */
  @Configuration(proxyBeanMethods = false)
  @EnableCaching
  static class Caching {}

  static Comparison comparison() {
    return new Comparison(
        "cacheable-2k",
        "Spring's @Cacheable on a Feign method, 2 KB",
        POST.text(),
        List.of(
            FeignHits.ours(FeignHits.MEMORY, POST, "memory:"),
            cacheable(
                "@Cacheable, Caffeine's JCache",
                () -> new CaffeineCachingProvider().getCacheManager()),
            cacheable(
                "@Cacheable, jcache-http memory",
                () -> new UriCachingProvider().getCacheManager(URI.create("memory:values"), null))),
        List.of(),
        Comparison.Load.COMPILED);
  }

  private static Candidate cacheable(String name, Supplier<CacheManager> caches) {
    return new Candidate(
        name,
        environment -> {
          AnnotationConfigApplicationContext context = context(caches.get());
          CacheablePosts posts = context.getBean(CacheablePosts.class);
          return Subjects.of(count -> posts.post(count % Post.COUNT), context);
        });
  }

  /** Returns an application whose cache stores references. */
  private static AnnotationConfigApplicationContext context(CacheManager caches) {
    caches.createCache(CACHE, new MutableConfiguration<>().setStoreByValue(false));
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context.register(Caching.class);
    context.registerBean(JCacheCacheManager.class, () -> new JCacheCacheManager(caches));
    context.registerBean(CacheablePosts.class, CacheableMethods::client);
    context.registerBean(CachingProvider.class, caches::getCachingProvider);
    context.refresh();
    return context;
  }

  private static CacheablePosts client() {
    return Subjects.feign(CacheablePosts.class, StubClients.building(POST), FeignHits.URL);
  }
}
