package org.jcachehttp.http.internal.open;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.CacheControlMode;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.storage.internal.Defaults;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The options, and the attributes of {@code http:cache} in the XML Schema. */
class HttpOptionsTest {

  private static final String XSD = "http://www.w3.org/2001/XMLSchema";
  private static final HttpCacheSettings DEFAULTS = HttpCacheSettings.defaults();

  /** The documentation of each attribute of {@code http:cache}, by name. */
  private static Map<String, String> attributes() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    Element cache =
        elements(
                factory
                    .newDocumentBuilder()
                    .parse(new HttpXml().location().toString())
                    .getDocumentElement(),
                "element")
            .filter(element -> element.getAttribute("name").equals("cache"))
            .findFirst()
            .orElseThrow();
    Map<String, String> documentation = new HashMap<>();
    elements(cache, "attribute")
        .forEach(
            attribute ->
                documentation.put(
                    attribute.getAttribute("name"),
                    elements(attribute, "documentation")
                        .findFirst()
                        .orElseThrow()
                        .getTextContent()));
    return documentation;
  }

  private static Stream<Element> elements(Element within, String name) {
    NodeList found = within.getElementsByTagNameNS(XSD, name);
    return IntStream.range(0, found.getLength())
        .mapToObj(found::item)
        .map(HttpOptionsTest::element);
  }

  private static Element element(Node node) {
    return (Element) node;
  }

  private static List<HttpOption<?>> options() {
    return HttpOptions.all();
  }

  @Test
  void everyAttributeOfTheSchemaIsAnOptionWithItsMeaningAndDefault() throws Exception {
    Map<String, String> expected = new HashMap<>();
    expected.put("name", "Name of the cache. Default: " + Defaults.NAME + '.');
    for (HttpOption<?> option : options()) {
      expected.put(option.name(), documentation(option));
    }
    assertThat(attributes()).isEqualTo(expected);
  }

  private static String documentation(HttpOption<?> option) {
    String value = option.defaultText();
    return option.meaning() + (value.equals("none") ? "" : " Default: " + value + '.');
  }

  @ParameterizedTest
  @MethodSource("options")
  void settingTheDefaultChangesNothing(HttpOption<?> option) {
    if (!option.defaultText().equals("none")) {
      assertThat(HttpOptions.set(DEFAULTS, option.name(), option.defaultText()))
          .isEqualTo(DEFAULTS);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "type, shared",
    "set-cookie, strip",
    "expire-after, 10m",
    "cache-control, override",
    "jitter, 0.1",
    "stale-handling, evict",
    "stale-retention, 1h",
    "stale-if-error, 1h",
    "stale-while-revalidate, 1h",
    "methods, GET QUERY",
    "method-override, honor",
    "parameter-order, sorted",
    "match-headers, Accept",
    "credential-cookies, session",
    "ignore-cookies, theme",
    "statuses, 200 404",
    "bypass-headers, X-Preview",
    "bypass-parameters, nocache",
    "max-body-size, 1KiB",
    "max-variants, 7",
    "authenticate, hmac",
    "stale-if-error-statuses, 500 599",
    "expire-after-statuses, 200 404",
    "heuristic-limit, 1h",
    "excluded-statuses, 429 503",
    "secret-search-limit, 1MiB",
    "targeted-fields, CDN-Cache-Control",
    "clear-site-data, ignore",
    "no-vary-search, ignore",
    "verify-digest, true",
    "purge-interval, 1h",
    "store-timeout, 1s",
    "store-failures, 1",
    "store-delay, 1s",
    "soft-timeout, 200ms",
    "eager-refresh, 0.8",
    "refresh-backoff, 3s",
    "refresh-backoff-limit, 2h",
    "collapse, cluster",
    "collapse-lease, 30s"
  })
  void everyOtherValueIsInTheSettingsAndInTheirTexts(String name, String value) {
    HttpCacheSettings changed = HttpOptions.set(DEFAULTS, name, value);
    assertThat(changed).isNotEqualTo(DEFAULTS);
    String text = requireNonNull(HttpOptions.texts(changed).get(name));
    assertThat(HttpOptions.set(DEFAULTS, name, text)).isEqualTo(changed);
  }

  @ParameterizedTest
  @MethodSource("options")
  void theTextOfTheDefaultIsThatOfTheOption(HttpOption<?> option) {
    assertThat(HttpOptions.texts(DEFAULTS).getOrDefault(option.name(), "none"))
        .isEqualTo(option.defaultText());
  }

  @Test
  void anObjectOfItsTypeIsAValueToo() {
    Predicate<HttpRequest> none = request -> false;
    HttpCacheSettings settings =
        HttpOptions.set(
            HttpOptions.set(
                HttpOptions.set(DEFAULTS, "request-filter", none),
                "stale-if-error",
                Duration.ofHours(1)),
            "expire-after",
            ExpireAfter.never());
    assertThat(settings.filter().requestFilter().test(HttpRequest.get("http://h/"))).isFalse();
    assertThat(settings.stale().ifError()).isEqualTo(Duration.ofHours(1));
    assertThat(settings.expiry().expireAfter()).contains(ExpireAfter.never());
    Function<CachedResponse, Set<String>> tagger = response -> Set.of("t");
    assertThat(HttpOptions.set(DEFAULTS, "tagger", tagger).store().tagger()).contains(tagger);
  }

  @Test
  void aValueIsReadAsItsSettingHasIt() {
    HttpCacheSettings settings = HttpOptions.set(DEFAULTS, "cache-control", "override");
    assertThat(settings.expiry().cacheControl()).isEqualTo(CacheControlMode.OVERRIDE);
    assertThat(HttpOptions.set(DEFAULTS, "statuses", "200 404").filter().statuses())
        .containsExactly(200, 404);
    assertThat(HttpOptions.set(DEFAULTS, "max-body-size", "1KiB").store().maxBodySize())
        .isEqualTo(1024);
  }

  @Test
  void anUnknownNameIsAnErrorThatListsTheKnownOnes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpOptions.set(DEFAULTS, "expires", "1"))
        .withMessageStartingWith(
            "unknown option 'expires'; known are: authenticate, bypass-headers, ");
  }

  @ParameterizedTest
  @CsvSource({
    "type, public",
    "jitter, much",
    "stale-retention, long",
    "store-failures, -1",
    "targeted-fields, Cache-Control",
    "targeted-fields, A:",
    "max-body-size, 2GiB",
    "max-body-size, 9999999999",
    "statuses, OK",
    "request-filter, text"
  })
  void aWrongValueIsAnErrorThatNamesTheOption(String name, String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HttpOptions.set(DEFAULTS, name, value))
        .withMessageContaining(name);
  }
}
