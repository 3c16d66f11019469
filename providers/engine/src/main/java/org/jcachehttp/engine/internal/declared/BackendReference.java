package org.jcachehttp.engine.internal.declared;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcachehttp.xml.XmlElement;

/**
 * Where a cache keeps its entries.
 *
 * @param provider the provider's name; empty if it is the one of caches that name none
 * @param limits options by which the cache has a size of its own; empty if it shares its provider's
 * @param element where that is declared
 */
public record BackendReference(String provider, Map<String, String> limits, XmlElement element) {

  static BackendReference read(XmlElement element) {
    Map<String, String> limits =
        Stream.of("max-entries", "max-bytes")
            .filter(limit -> element.attribute(limit).isPresent())
            .collect(Collectors.toMap(limit -> limit, element::required));
    return new BackendReference(element.attribute("provider").orElse(""), limits, element);
  }
}
