package org.jcachehttp.engine.internal.declared;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcachehttp.xml.XmlElement;

/**
 * The backend that a cache or a template declares.
 *
 * @param provider the provider's name; empty for the default provider
 * @param limits the size limits of the cache's own backend; empty if the cache shares the backend
 * @param element the declaration
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
