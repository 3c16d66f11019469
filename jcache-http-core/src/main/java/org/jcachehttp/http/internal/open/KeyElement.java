package org.jcachehttp.http.internal.open;

import static org.jcachehttp.http.internal.open.CacheElement.constantOf;
import static org.jcachehttp.http.internal.open.CacheElement.set;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.jcachehttp.http.HttpCacheBuilder;
import org.jcachehttp.http.settings.KeyNormalizer;
import org.jcachehttp.http.settings.KeySettings;
import org.jcachehttp.http.settings.MethodOverride;
import org.jcachehttp.http.settings.ParameterOrder;
import org.jcachehttp.http.settings.RequestPart;
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
record KeyElement(XmlElement element, ApplicationClasses classes, HttpCacheBuilder builder) {

  private static final String GENERATOR = "key-normalizer";

  /**
   * Gives the builder what the element says.
   *
   * @throws org.jcachehttp.xml.CacheXmlException if a value is wrong, or a class cannot be used
   */
  void apply() {
    set(element, "methods", CacheElement::words, names -> builder.keys(keys().methods(names)));
    set(
        element,
        "match-headers",
        CacheElement::words,
        names -> builder.keys(keys().matchHeaders(names)));
    set(
        element,
        "ignore-cookies",
        CacheElement::words,
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
      builder.keys(keys().keyNormalizer(classes.create(element, GENERATOR, KeyNormalizer.class)));
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
