package org.jcachehttp.spring;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.cache.CacheManager;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.internal.open.HttpOption;
import org.jcachehttp.http.internal.open.HttpOptions;
import org.jcachehttp.http.stored.CachedResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Properties in a context with nothing but the HTTP cache. */
class PropertiesTest {

  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(HttpCacheAutoConfiguration.class));

  public static final class Tagger implements Function<CachedResponse, List<String>> {
    @Override
    public List<String> apply(CachedResponse response) {
      return List.of("all");
    }
  }

  /** A value of each option that is not its default, and its text in the settings. */
  static Stream<Map.Entry<String, String>> values() {
    return Map.ofEntries(
        Map.entry("type", "shared"),
        Map.entry("set-cookie", "strip"),
        Map.entry("expire-after", "10m"),
        Map.entry("expire-after-statuses", "200 203"),
        Map.entry("cache-control", "override"),
        Map.entry("heuristic-limit", "2d"),
        Map.entry("jitter", "0.1"),
        Map.entry("stale-handling", "evict"),
        Map.entry("stale-retention", "7d"),
        Map.entry("stale-if-error", "1h"),
        Map.entry("stale-if-error-statuses", "502 503"),
        Map.entry("stale-while-revalidate", "5m"),
        Map.entry("soft-timeout", "200ms"),
        Map.entry("eager-refresh", "0.8"),
        Map.entry("refresh-backoff", "1s"),
        Map.entry("refresh-backoff-limit", "1h"),
        Map.entry("collapse", "cluster"),
        Map.entry("collapse-lease", "30s"),
        Map.entry("methods", "GET"),
        Map.entry("method-override", "honor"),
        Map.entry("parameter-order", "sorted"),
        Map.entry("match-headers", "accept-language"),
        Map.entry("ignore-cookies", "tracking"),
        Map.entry("credential-cookies", "session"),
        Map.entry("secret-search-limit", "1KiB"),
        Map.entry("statuses", "200"),
        Map.entry("excluded-statuses", "404"),
        Map.entry("bypass-headers", "x-debug"),
        Map.entry("bypass-parameters", "debug"),
        Map.entry("max-body-size", "1MiB"),
        Map.entry("max-variants", "7"),
        Map.entry("authenticate", "hmac"),
        Map.entry("tagger", Tagger.class.getName()),
        Map.entry("purge-interval", "1h"),
        Map.entry("store-timeout", "1s"),
        Map.entry("store-failures", "9"),
        Map.entry("store-delay", "1m"),
        Map.entry("clear-site-data", "ignore"),
        Map.entry("no-vary-search", "ignore"),
        Map.entry("verify-digest", "true"))
        .entrySet()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("values")
  void aPropertySetsTheOptionOfItsName(Map.Entry<String, String> option) {
    Object value = option.getKey().equals("tagger") ? new Tagger() : option.getValue();
    String defaults = settings(HttpCache.builder().open("memory:"));
    String expected = settings(HttpCache.builder().option(option.getKey(), value).open("memory:"));
    runner
        .withPropertyValues("jcache-http.http." + option.getKey() + '=' + option.getValue())
        .run(
            context ->
                assertThat(settings(context.getBean(HttpCache.class)))
                    .isEqualTo(expected)
                    .isNotEqualTo(defaults));
  }

  private static String settings(HttpCache cache) {
    try (cache) {
      return cache.toString().replaceAll("@[0-9a-f]+", "");
    }
  }

  @Test
  void aListMayBeWrittenAsAListOfYaml() {
    runner
        .withPropertyValues("jcache-http.http.statuses[0]=200", "jcache-http.http.statuses[1]=404")
        .run(
            context ->
                assertThat(context.getBean(HttpCache.class).toString()).contains("[200, 404]"));
  }

  @Test
  void aSharedCacheTakesTargetedFields() {
    runner
        .withPropertyValues(
            "jcache-http.http.type=shared", "jcache-http.http.targeted-fields=cdn-cache-control")
        .run(
            context ->
                assertThat(context.getBean(HttpCache.class).toString())
                    .containsIgnoringCase("cdn-cache-control"));
  }

  @Test
  void aVariableOfTheEnvironmentSetsAnOption() {
    runner
        .withInitializer(
            context ->
                context
                    .getEnvironment()
                    .getPropertySources()
                    .addFirst(
                        new SystemEnvironmentPropertySource(
                            "test-systemEnvironment", Map.of("JCACHEHTTP_HTTP_MAXVARIANTS", "7"))))
        .run(
            context ->
                assertThat(context.getBean(HttpCache.class).toString()).contains("maxVariants=7"));
  }

  @Test
  void rulesAreWrittenAsLists() {
    runner
        .withPropertyValues(
            "jcache-http.http.url[0].pattern=api.example.com/**",
            "jcache-http.http.url[0].expire-after=1h",
            "jcache-http.http.status[0].code=404",
            "jcache-http.http.status[0].expire-after=30s",
            "jcache-http.http.credential[0].header=x-user",
            "jcache-http.http.ignore[0].parameter=session",
            "jcache-http.http.match-headers=accept")
        .run(
            context ->
                assertThat(context.getBean(HttpCache.class).toString())
                    .contains("api.example.com/**", "404", "x-user", "session", "accept"));
  }

  @ParameterizedTest
  @CsvSource({
    "jcache-http.http.expire-after=tomorrow, jcache-http.http.expire-after",
    "jcache-http.http.stale-handling=burn, one of revalidate",
    "jcache-http.http.expire-afterr=1m, jcache-http.http.expire-afterr",
    "jcache-http.http.tagger=org.acme.None, there is no class org.acme.None",
    "jcache-http.http.tagger=java.lang.Object, jcache-http.http.tagger",
    "jcache-http.http.url[0].expire-after=1m, jcache-http.http.url[0]",
    "jcache-http.http.credential[0].header=, jcache-http.http.credential[0]",
    "jcache-http.uri=redsi://localhost, jcache-http.uri",
    "jcache-http.uri=memory:x?size=big, jcache-http.uri",
    "jcache-http.config=classpath:absent.xml, jcache-http.config"
  })
  void aWrongPropertyIsNamedWhenTheApplicationStarts(String property, String message) {
    runner
        .withPropertyValues(property)
        .run(context -> assertThat(context).getFailure().hasStackTraceContaining(message));
  }

  /** The property that the analysis of the failure names. */
  private static String propertyOf(@Nullable Throwable failure) {
    FailureAnalysis analysis =
        requireNonNull(new HttpCachePropertyFailureAnalyzer().analyze(requireNonNull(failure)));
    return requireNonNull(analysis.getAction());
  }

  @ParameterizedTest
  @CsvSource({
    "jcache-http.uri=memory:x, max-entries",
    "jcache-http.uri=, max-entries",
    "jcache-http.config=classpath:starter-cache.xml, max-entries",
    "jcache-http.uri=memory:x, max-entreis",
    "jcache-http.uri=, max-entreis",
    "jcache-http.config=classpath:starter-cache.xml, max-entreis",
    "jcache-http.uri=memory:x, connect"
  })
  void aWrongOptionOfTheBackendIsTheWrongProperty(String place, String option) {
    runner
        .withPropertyValues("jcache-http.backend." + option + "=oops")
        .withPropertyValues(place.endsWith("=") ? new String[0] : new String[] {place})
        .run(
            context ->
                assertThat(propertyOf(context.getStartupFailure()))
                    .isEqualTo("Change the property 'jcache-http.backend." + option + "'."));
  }

  @Test
  void anOptionOfTheUriIsAFaultOfTheUri() {
    runner
        .withPropertyValues("jcache-http.uri=memory:x?max-entries=oops")
        .run(
            context ->
                assertThat(propertyOf(context.getStartupFailure()))
                    .isEqualTo("Change the property 'jcache-http.uri'."));
  }

  @Test
  void anOutageIsAFaultOfNoProperty() {
    runner
        .withPropertyValues(
            "jcache-http.uri=redis://127.0.0.1:1/0", "jcache-http.backend.connect=eager")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .hasStackTraceContaining("redis://127.0.0.1:1/0")
                    .satisfies(PropertiesTest::isNoFaultOfAProperty));
  }

  @Test
  void aWrongDefaultFileIsAFaultOfNoProperty(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("cache.xml"), "<cache-config>");
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      runner
          .withClassLoader(loader)
          .run(
              context ->
                  assertThat(context.getStartupFailure())
                      .hasStackTraceContaining("cache.xml")
                      .satisfies(PropertiesTest::isNoFaultOfAProperty));
    }
  }

  private static void isNoFaultOfAProperty(Throwable failure) {
    assertThat(new HttpCachePropertyFailureAnalyzer().analyze(failure)).isNull();
  }

  @Test
  void theNameOfAnotherCacheIsTheWrongProperty() {
    runner
        .withPropertyValues(
            "jcache-http.config=classpath:starter-cache.xml", "jcache-http.cache-name=declared")
        .run(
            context ->
                assertThat(propertyOf(context.getStartupFailure()))
                    .isEqualTo("Change the property 'jcache-http.cache-name'."));
  }

  @Test
  void aUriAndAFileTogetherAreRejected() {
    runner
        .withPropertyValues("jcache-http.uri=memory:", "jcache-http.config=classpath:cache.xml")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("jcache-http.config: it is set together with"));
  }

  @Test
  void aFileDeclaresCachesAndSettings() {
    runner
        .withPropertyValues("jcache-http.config=classpath:starter-cache.xml")
        .run(
            context -> {
              assertThat(context.getBean(CacheManager.class).getCacheNames()).contains("declared");
              assertThat(context.getBean(HttpCache.class).toString()).contains("77");
            });
  }

  @Test
  void anOptionOfTheBackendIsAProperty() {
    runner
        .withPropertyValues("jcache-http.uri=memory:x", "jcache-http.backend.max-entries=oops")
        .run(context -> assertThat(context).getFailure().hasStackTraceContaining("max-entries"));
  }

  @Test
  void anEnvironmentVariableNamesAnOptionOfTheBackend() {
    runner
        .withPropertyValues("jcache-http.uri=memory:x", "jcache-http.backend.max.entries=oops")
        .run(context -> assertThat(context).getFailure().hasStackTraceContaining("max-entries"));
  }

  @Test
  void everyOptionIsTried() {
    List<String> tried = values().map(Map.Entry::getKey).toList();
    assertThat(HttpOptions.all().stream().filter(option -> option.type().isEmpty()))
        .extracting(HttpOption::name)
        .filteredOn(name -> !name.equals("targeted-fields")) // for a shared cache only
        .isSubsetOf(tried);
  }
}
