package org.jcachehttp.http;

import static org.jcachehttp.http.ConfiguredCache.constantOf;
import static org.jcachehttp.http.ConfiguredCache.set;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jcachehttp.http.key.KeyGenerator;
import org.jcachehttp.http.key.KeySettings;
import org.jcachehttp.http.key.MethodOverride;
import org.jcachehttp.http.privacy.ParameterOrder;
import org.jcachehttp.http.privacy.RequestPart;
import org.jcachehttp.xml.ApplicationClasses;
import org.jcachehttp.xml.XmlElement;

/**
 * What a {@code cache.xml} says of which requests are the same to an HTTP cache, given to a
 * builder.
 *
 * @param element the HTTP cache
 * @param classes those it may name
 * @param builder what is given the settings
 */
record ConfiguredKeys(XmlElement element, ApplicationClasses classes, HttpCacheBuilder builder) {

  private static final String GENERATOR = "key-generator";

  /**
   * Gives the builder what the element says.
   *
   * @throws org.jcachehttp.xml.CacheXmlException if a value is wrong, or a class cannot be used
   */
  void apply() {
    set(element, "methods", ConfiguredCache::words, names -> builder.keys(keys().methods(names)));
    set(
        element,
        "match-headers",
        ConfiguredCache::words,
        names -> builder.keys(keys().matchHeaders(names)));
    set(
        element,
        "ignore-cookies",
        ConfiguredCache::words,
        names -> builder.keys(keys().ignoreCookies(names)));
    set(
        element,
        "method-override",
        constantOf(MethodOverride.class),
        override -> builder.keys(keys().methodOverride(override)));
    set(
        element,
        "parameter-order",
        constantOf(ParameterOrder.class),
        order -> builder.keys(keys().parameterOrder(order)));
    if (element.attribute(GENERATOR).isPresent()) {
      builder.keys(keys().keyGenerator(classes.create(element, GENERATOR, KeyGenerator.class)));
    }
    treat("credential", KeySettings::credentials);
    treat("redact", KeySettings::redact);
    treat("ignore", KeySettings::ignore);
    treat("ignore-entirely", KeySettings::ignoreEntirely);
  }

  private void treat(String child, BiFunction<KeySettings, RequestPart, KeySettings> treatment) {
    element.children(child).forEach(part -> builder.keys(treatment.apply(keys(), part(part))));
  }

  private static RequestPart part(XmlElement element) {
    List<RequestPart> parts = new ArrayList<>();
    element.attribute("header").map(RequestPart::header).ifPresent(parts::add);
    element.attribute("parameter").map(RequestPart::parameter).ifPresent(parts::add);
    element.attribute("member").map(RequestPart::member).ifPresent(parts::add);
    if (parts.size() != 1) {
      throw element.error(
          "it names " + parts.size() + " parts of a request",
          "name one: header=\"...\", parameter=\"...\" or member=\"...\"");
    }
    return parts.get(0);
  }

  private KeySettings keys() {
    return builder.policy().keys();
  }
}
