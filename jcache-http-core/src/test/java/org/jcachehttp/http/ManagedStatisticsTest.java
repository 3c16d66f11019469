package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.management.JMX;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.status.HttpCacheStatisticsMXBean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The MXBean of an HTTP cache. */
class ManagedStatisticsTest {

  private static final int CYCLES = 25;

  @RegisterExtension private final Scenario scenario = new Scenario();
  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  private HttpCache shown() {
    return scenario.settings.enableStatistics().over(scenario.provider.cache());
  }

  private Set<ObjectName> names() {
    return beans("org.jcachehttp:type=HttpCacheStatistics,*");
  }

  /** Drivers of backends register beans of their own at any time. */
  private int ownBeans() {
    return beans("org.jcachehttp*:*").size() + beans("javax.cache:*").size();
  }

  private Set<ObjectName> beans(String pattern) {
    try {
      return server.queryNames(new ObjectName(pattern), null);
    } catch (javax.management.MalformedObjectNameException impossible) {
      throw new LinkageError("the pattern is constant", impossible);
    }
  }

  @Test
  void withoutStatisticsOfTheCacheBelowNothingIsShown() {
    HttpCache cache = scenario.settings.over(scenario.provider.cache());
    assertThat(names()).isEmpty();
    cache.close();
  }

  @Test
  void theBeanShowsTheStatistics() throws IOException {
    try (HttpCache cache = shown()) {
      HttpRequest request = HttpRequest.get(Scenario.URI_OF_A);
      cache.execute(request, scenario.origin);
      cache.execute(request, scenario.origin);
      assertThat(names()).hasSize(1);
      HttpCacheStatisticsMXBean bean =
          JMX.newMXBeanProxy(server, names().iterator().next(), HttpCacheStatisticsMXBean.class);
      assertThat(bean.getHits()).isEqualTo(1);
      assertThat(bean.getMisses()).isEqualTo(1);
      assertThat(bean.getHitRatio()).isEqualTo(0.5);
      assertThat(bean.getOriginRequests()).isEqualTo(1);
      assertThat(bean.getAverageOriginTime()).isPositive().isLessThan(1e6);
      assertThat(bean.isReadingBypassed()).isFalse();
    }
  }

  @Test
  void aNameHasNoCharacterThatJmxRejects() {
    HttpCache cache = shown();
    ObjectName name = names().iterator().next();
    assertThat(name.getKeyProperty("Cache")).isEqualTo(scenario.provider.cache().getName());
    assertThat(name.getKeyProperty("CacheManager")).doesNotContain(":", "?", "=", ",", "*");
    cache.close();
  }

  @Test
  void httpCachesOfOneNameAreToldApartAndRemoveTheirOwnBeanOnly() {
    List<String> log =
        LogCapture.of(
            () -> {
              HttpCache first = shown();
              HttpCache second = shown();
              assertThat(names()).hasSize(2);
              first.close();
              assertThat(names())
                  .singleElement()
                  .satisfies(name -> assertThat(name.getKeyProperty("instance")).isEqualTo("2"));
              second.close();
            });
    assertThat(names()).isEmpty();
    assertThat(log).filteredOn(line -> line.contains("another one has its usual name")).hasSize(1);
  }

  @Test
  void openingAndClosingLeavesNoBean() {
    int before = ownBeans();
    List<HttpCache> closed = new ArrayList<>();
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      HttpCache cache = shown();
      cache.close();
      cache.close();
      closed.add(cache);
    }
    assertThat(closed).hasSize(CYCLES);
    // The cache below, which stays open, has one.
    assertThat(ownBeans()).isEqualTo(before + 1);
    assertThat(names()).isEmpty();
  }
}
