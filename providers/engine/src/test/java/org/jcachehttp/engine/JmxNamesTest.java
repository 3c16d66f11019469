package org.jcachehttp.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.Set;
import java.util.stream.Collectors;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.configuration.MutableConfiguration;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** The MBeans of managers with one URI. */
class JmxNamesTest {

  private static final URI ADDRESS = URI.create("map:jmx?key-prefix=a,b");

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  private static CacheManager manager() {
    return new MapCachingProvider(new MapStorage())
        .getCacheManager(ADDRESS, JmxNamesTest.class.getClassLoader());
  }

  private static Cache<String, String> shown(CacheManager manager) {
    return manager.createCache(
        "shown",
        new MutableConfiguration<String, String>()
            .setTypes(String.class, String.class)
            .setStatisticsEnabled(true)
            .setManagementEnabled(true));
  }

  private Set<String> names() throws Exception {
    return server.queryNames(new ObjectName("javax.cache:Cache=shown,*"), null).stream()
        .map(name -> name.getKeyProperty("type") + "/" + name.getKeyProperty("instance"))
        .collect(Collectors.toSet());
  }

  private Object puts(String suffix) throws Exception {
    String manager = "CacheManager=map.jmx%3Fkey-prefix%3Da%2Cb,Cache=shown";
    return server.getAttribute(
        new ObjectName("javax.cache:type=CacheStatistics," + manager + suffix), "CachePuts");
  }

  @Test
  void managersWithOneUriHaveNamesOfTheirOwnAndRemoveOnlyThese() throws Exception {
    CacheManager first = manager();
    CacheManager second = manager();
    shown(first).put("k", "v");
    Cache<String, String> other = shown(second);
    assertThat(puts("")).isEqualTo(1L);
    assertThat(puts(",instance=2")).isEqualTo(0L);
    first.close();
    assertThat(names()).containsExactlyInAnyOrder("CacheStatistics/2", "CacheConfiguration/2");
    other.put("k", "v");
    assertThat(puts(",instance=2")).isEqualTo(1L);
    second.close();
    assertThat(names()).isEmpty();
  }

  @Test
  void aManagerIsFoundByItsUriAndByTheOneItStates() {
    MapCachingProvider provider = new MapCachingProvider(new MapStorage());
    ClassLoader loader = JmxNamesTest.class.getClassLoader();
    CacheManager manager = provider.getCacheManager(ADDRESS, loader);
    assertThat(manager.getURI()).hasToString("map:jmx%3Fkey-prefix%3Da%2Cb");
    assertThat(provider.getCacheManager(manager.getURI(), loader)).isSameAs(manager);
    assertThat(provider.getCacheManager(ADDRESS, loader)).isSameAs(manager);
    provider.close(manager.getURI(), loader);
    assertThat(manager.isClosed()).isTrue();
  }
}
