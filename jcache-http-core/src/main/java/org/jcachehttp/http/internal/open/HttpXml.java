package org.jcachehttp.http.internal.open;

import static java.util.Objects.requireNonNull;

import java.net.URL;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jcachehttp.http.settings.ExpireAfter;
import org.jcachehttp.http.settings.ExpirySettings;
import org.jcachehttp.http.settings.HttpCacheSettings;
import org.jcachehttp.http.settings.KeySettings;
import org.jcachehttp.http.settings.RequestPart;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.storage.internal.Defaults;
import org.jcachehttp.xml.ApplicationClasses;
import org.jcachehttp.xml.CacheTypes;
import org.jcachehttp.xml.CacheXml;
import org.jcachehttp.xml.XmlElement;
import org.jcachehttp.xml.XmlSchema;

/** The part of a {@code cache.xml} about HTTP caches: its schema, and reading it into settings. */
public final class HttpXml implements XmlSchema {

  private static final String NAMESPACE = "https://jcachehttp.org/http/1.0";

  /** Used by {@link java.util.ServiceLoader}. */
  public HttpXml() {}

  @Override
  public URL location() {
    return requireNonNull(HttpXml.class.getResource("http-1.0.xsd"));
  }

  /** The cache {@code http_cache}, and each that an {@code http:cache} configures. */
  @Override
  public Optional<CacheTypes> typesOf(CacheXml file, String cacheName) {
    return Stream.concat(
                Stream.of(Defaults.NAME),
                file.elements(NAMESPACE, "cache").stream().map(HttpXml::nameOf))
            .anyMatch(cacheName::equals)
        ? Optional.of(new CacheTypes(String.class, CachedResponse.class))
        : Optional.empty();
  }

  private static String nameOf(XmlElement cache) {
    return cache.attribute("name").orElse(Defaults.NAME);
  }

  /**
   * Returns settings with the changes that a file has for the cache of that name.
   *
   * @param classes the classes that the file may name
   * @throws org.jcachehttp.xml.CacheXmlException if a value is wrong, or two elements have the same
   *     name
   */
  static HttpCacheSettings apply(
      CacheXml file, String cacheName, ApplicationClasses classes, HttpCacheSettings settings) {
    HttpCacheSettings changed = settings;
    Set<String> names = new HashSet<>();
    for (XmlElement cache : file.elements(NAMESPACE, "cache")) {
      String name = nameOf(cache);
      if (!names.add(name)) {
        throw cache.error(
            "there is another <cache> named '" + name + "'", "give each its own name");
      }
      if (name.equals(cacheName)) {
        changed = apply(cache, classes, changed);
      }
    }
    return changed;
  }

  private static HttpCacheSettings apply(
      XmlElement cache, ApplicationClasses classes, HttpCacheSettings settings) {
    HttpCacheSettings changed = settings;
    for (HttpOption<?> option : HttpOptions.all()) {
      changed = apply(cache, classes, option, changed);
    }
    return changed
        .withExpiry(addLifetimes(cache, changed.expiry()))
        .withKeys(addParts(cache, changed.keys()));
  }

  private static HttpCacheSettings apply(
      XmlElement cache,
      ApplicationClasses classes,
      HttpOption<?> option,
      HttpCacheSettings settings) {
    String name = option.name();
    if (option.type().isPresent() && cache.attribute(name).isPresent()) {
      Object instance = classes.create(cache, name, option.type().get());
      return option.set(settings, instance);
    }
    return cache.attribute(name, text -> option.set(settings, text)).orElse(settings);
  }

  /** A lifetime of the file takes the place of one of the builder with the same pattern. */
  private static ExpirySettings addLifetimes(XmlElement cache, ExpirySettings settings) {
    ExpirySettings changed = settings;
    Set<String> patterns = new HashSet<>();
    for (XmlElement url : cache.children("url")) {
      ExpirySettings before = changed;
      ExpireAfter value = url.attribute("expire-after", ExpireAfter::parse).orElseThrow();
      changed = url.attribute("pattern", text -> before.withExpireAfter(text, value)).orElseThrow();
      if (!patterns.add(url.required("pattern"))) {
        throw url.error(
            "there is another <url> with that pattern", "remove one; the first match applies");
      }
    }
    return addStatuses(cache, changed);
  }

  private static ExpirySettings addStatuses(XmlElement cache, ExpirySettings settings) {
    ExpirySettings changed = settings;
    for (XmlElement status : cache.children("status")) {
      ExpirySettings before = changed;
      ExpireAfter value = status.attribute("expire-after", ExpireAfter::parse).orElseThrow();
      changed =
          status
              .attribute("code", text -> before.addExpireAfter(Integer.parseInt(text), value))
              .orElseThrow();
    }
    return changed;
  }

  private static KeySettings addParts(XmlElement cache, KeySettings settings) {
    return settings
        .addCredentials(parts(cache, "credential"))
        .addRedacted(parts(cache, "redact"))
        .addIgnored(parts(cache, "ignore"))
        .addIgnoredEntirely(parts(cache, "ignore-entirely"))
        .addNonCredentials(parts(cache, "non-credential"));
  }

  private static RequestPart[] parts(XmlElement cache, String child) {
    return cache.children(child).stream().map(HttpXml::part).toArray(RequestPart[]::new);
  }

  private static RequestPart part(XmlElement element) {
    List<RequestPart> parts = new ArrayList<>();
    element.attribute("header", RequestPart::header).ifPresent(parts::add);
    element.attribute("parameter", RequestPart::parameter).ifPresent(parts::add);
    element.attribute("member", RequestPart::member).ifPresent(parts::add);
    if (parts.size() != 1) {
      throw element.error(
          "it names " + parts.size() + " parts of a request",
          "name one: header=\"...\", parameter=\"...\" or member=\"...\"");
    }
    return parts.get(0);
  }
}
