package org.jcachehttp.http.internal.open;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jcachehttp.http.HttpCacheBuilder;
import org.jcachehttp.http.settings.CacheControlMode;
import org.jcachehttp.http.settings.CacheType;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.StaleHandling;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.storage.option.DurationText;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.xml.ApplicationClasses;
import org.jcachehttp.xml.CacheXml;
import org.jcachehttp.xml.CacheXmlException;
import org.jcachehttp.xml.XmlElement;

/** What a {@code cache.xml} says of one HTTP cache, given to a builder. */
final class CacheElement {

  private static final Option<Long> SIZE = Option.bytes("size", 0, "");

  private final XmlElement element;
  private final HttpCacheBuilder builder;

  private CacheElement(XmlElement element, HttpCacheBuilder builder) {
    this.element = element;
    this.builder = builder;
  }

  /**
   * Gives the builder what the file says of the cache of that name.
   *
   * @param classes those that the file may name
   * @throws CacheXmlException if a value is wrong, or two elements have one name
   */
  static void apply(
      CacheXml file, String cacheName, ApplicationClasses classes, HttpCacheBuilder builder) {
    List<XmlElement> caches = file.elements(HttpXmlSchema.NAMESPACE, "cache");
    Set<String> names = new HashSet<>();
    for (XmlElement cache : caches) {
      String name = cache.attribute("name").orElse(OpenedCache.CACHE_NAME);
      if (!names.add(name)) {
        throw cache.error(
            "there is another <cache> named '" + name + "'", "give each a name of its own");
      }
      if (name.equals(cacheName)) {
        new CacheElement(cache, builder).apply();
        new KeyElement(cache, classes, builder).apply();
        new FilterElement(cache, classes, builder).apply();
      }
    }
  }

  private void apply() {
    set("mode", constantOf(CacheType.class), builder::mode);
    set("cache-control", constantOf(CacheControlMode.class), builder::cacheControl);
    set("stale-handling", constantOf(StaleHandling.class), builder::staleHandling);
    set("jitter", Double::valueOf, builder::jitter);
    set("expire-after", ExpireAfter::parse, builder::expireAfter);
    element.children("url").forEach(this::addUrl);
    element.children("status").forEach(this::addStatus);
    set("stale-retention", CacheElement::span, builder::staleRetention);
    set("purge-interval", CacheElement::span, builder::purgeInterval);
    set("stale-if-error", CacheElement::span, builder::staleIfError);
    set("stale-while-revalidate", CacheElement::span, builder::staleWhileRevalidate);
    set("max-body-size", CacheElement::size, builder::maxBodySize);
    setStore();
  }

  private void addUrl(XmlElement url) {
    ExpireAfter value = url.attribute("expire-after", ExpireAfter::parse).orElseThrow();
    set(url, "pattern", text -> text, pattern -> builder.expireAfter(pattern, value));
  }

  private void addStatus(XmlElement status) {
    ExpireAfter value = status.attribute("expire-after", ExpireAfter::parse).orElseThrow();
    set(status, "code", Integer::valueOf, code -> builder.expireAfter(code, value));
  }

  private void setStore() {
    set(
        "store-failures",
        Integer::valueOf,
        failures -> builder.store(store().breaker(failures, store().delay())));
    set(
        "store-delay",
        CacheElement::span,
        span -> builder.store(store().breaker(store().failures(), span)));
    set("store-timeout", CacheElement::span, span -> builder.store(store().timeout(span)));
  }

  private StoreSettings store() {
    return builder.store();
  }

  private <T> void set(String attribute, Function<String, T> reader, Consumer<T> setter) {
    set(element, attribute, reader, setter);
  }

  /** The setter is part of the reading: it refuses what is out of range. */
  static <T> void set(
      XmlElement within, String attribute, Function<String, T> reader, Consumer<T> setter) {
    within.attribute(
        attribute,
        text -> {
          T value = reader.apply(text);
          setter.accept(value);
          return value;
        });
  }

  /** The schema lets only constants through, in lower case. */
  static <E extends Enum<E>> Function<String, E> constantOf(Class<E> type) {
    return text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
  }

  /** The words between spaces. */
  static String[] words(String text) {
    return text.strip().split("\\s+");
  }

  private static Duration span(String text) {
    return DurationText.parse(text)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'" + text + "' is no duration, such as 90 (seconds), 10m or PT10M"));
  }

  private static int size(String text) {
    return Math.toIntExact(Math.min(Integer.MAX_VALUE, SIZE.read(text)));
  }
}
