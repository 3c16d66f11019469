package org.jcachehttp.tck.docs;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jcachehttp.http.CacheMode;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.maintenance.StoredResponses;
import org.jcachehttp.http.status.CacheOutcome;
import org.jcachehttp.http.status.ForwardReason;
import org.jcachehttp.http.status.HttpCacheStatistics;
import org.jcachehttp.http.status.NotStoredReason;
import org.jcachehttp.micrometer.HttpCacheMetrics;
import org.jcachehttp.tck.Repository;
import org.junit.Test;

/** The pages list every reason, counter and mode of the code, and no other. */
public class StatusTablesTest {

  private static final Pattern NAME = Pattern.compile("`([A-Za-z_.-]+)[`(]");

  @Test
  public void everyReasonNotToStoreIsInTheTable() throws IOException {
    assertThat(names("http/cache-status.md", "detail"))
        .isEqualTo(sorted(Stream.of(NotStoredReason.values()).map(NotStoredReason::detail)));
  }

  @Test
  public void everyReasonToBypassIsInTheTable() throws IOException {
    assertThat(names("http/cache-status.md", "bypass detail"))
        .isEqualTo(
            sorted(
                Stream.of(ForwardReason.values())
                    .filter(reason -> reason.token().equals("bypass"))
                    .flatMap(reason -> reason.detail().stream())));
  }

  @Test
  public void everyCounterIsInTheTable() throws IOException {
    assertThat(names("operations/monitoring.md", "counter"))
        .isEqualTo(
            sorted(
                Stream.of(HttpCacheStatistics.class.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()))
                    .filter(method -> method.getReturnType() == long.class)
                    .map(Method::getName)));
  }

  @Test
  public void everyOutcomeIsInThePageOfMeters() throws IOException {
    assertThat(MarkdownPage.read(Repository.page("operations/metrics.md")).text())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(
                        Stream.of(CacheOutcome.values())
                            .limit(CacheOutcome.values().length - 1L)
                            .map(outcome -> '`' + outcome.label() + '`')
                            .toList()));
  }

  @Test
  public void everyMeterIsInTheTable() throws IOException {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    try (HttpCache cache = HttpCache.open("memory:")) {
      HttpCacheMetrics.monitor(registry, cache, "any");
      assertThat(names("operations/metrics.md", "meter"))
          .isEqualTo(sorted(registry.getMeters().stream().map(meter -> meter.getId().getName())));
    }
  }

  @Test
  public void everyModeIsInTheTable() throws IOException {
    assertThat(names("http/cache-modes.md", "`CacheMode`"))
        .isEqualTo(sorted(Stream.of(CacheMode.values()).map(Enum::name)));
  }

  @Test
  public void everyOperationOnStoredResponsesIsInTheTable() throws IOException {
    assertThat(names("operations/maintenance.md", "`StoredResponses`"))
        .isEqualTo(
            sorted(
                Stream.of(StoredResponses.class.getDeclaredMethods())
                    .filter(method -> Modifier.isPublic(method.getModifiers()))
                    .map(Method::getName)));
  }

  private static Set<String> names(String page, String firstHeader) throws IOException {
    return sorted(
        MarkdownPage.read(Repository.page(page)).rowsOf(Pattern.compile(firstHeader)).stream()
            .flatMap(row -> NAME.matcher(row.get(0)).results())
            .map(name -> name.group(1)));
  }

  private static Set<String> sorted(Stream<String> names) {
    return names.collect(toCollection(TreeSet::new));
  }
}
