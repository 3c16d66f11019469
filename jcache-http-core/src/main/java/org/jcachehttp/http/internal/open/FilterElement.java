package org.jcachehttp.http.internal.open;

import static org.jcachehttp.http.internal.open.CacheElement.set;

import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jcachehttp.http.HttpCacheBuilder;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.FilterSettings;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.xml.ApplicationClasses;
import org.jcachehttp.xml.XmlElement;

/**
 * What a {@code cache.xml} says that an HTTP cache leaves alone, given to a builder.
 *
 * @param element the HTTP cache
 * @param classes those it may name
 * @param builder what is given the settings
 */
record FilterElement(XmlElement element, ApplicationClasses classes, HttpCacheBuilder builder) {

  private static final String OF_REQUESTS = "request-filter";
  private static final String OF_RESPONSES = "response-filter";

  /**
   * Gives the builder what the element says.
   *
   * @throws org.jcachehttp.xml.CacheXmlException if a value is wrong, or a class cannot be used
   */
  void apply() {
    set(
        element,
        "statuses",
        FilterElement::codes,
        codes -> builder.filter(filter().statuses(codes)));
    set(
        element,
        "bypass-headers",
        CacheElement::words,
        names -> builder.filter(filter().bypassHeaders(names)));
    set(
        element,
        "bypass-parameters",
        CacheElement::words,
        names -> builder.filter(filter().bypassParameters(names)));
    addPredicates();
  }

  private void addPredicates() {
    if (element.attribute(OF_REQUESTS).isPresent()) {
      Predicate<HttpRequest> test = classes.create(element, OF_REQUESTS, Predicate.class);
      builder.filter(filter().requests(test));
    }
    if (element.attribute(OF_RESPONSES).isPresent()) {
      Predicate<CachedResponse> test = classes.create(element, OF_RESPONSES, Predicate.class);
      builder.filter(filter().responses(test));
    }
  }

  private FilterSettings filter() {
    return builder.policy().filter();
  }

  private static int[] codes(String text) {
    return Stream.of(CacheElement.words(text)).mapToInt(FilterElement::code).toArray();
  }

  private static int code(String word) {
    if (!word.matches("[0-9]{1,3}")) {
      throw new IllegalArgumentException("'" + word + "' is no status code, such as 200");
    }
    return Integer.parseInt(word);
  }
}
