package org.jcachehttp.engine.internal.declared;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcachehttp.engine.internal.near.NearOptions;
import org.jcachehttp.engine.internal.near.NearSettings;
import org.jcachehttp.xml.XmlElement;

/**
 * The backend that a cache or a template declares.
 *
 * @param provider the provider's name; empty for the default provider
 * @param limits the size limits of the cache's own backend; empty if the cache shares the backend
 * @param near the limits of the cache's near cache; empty for those of the provider
 * @param element the declaration
 */
public record BackendReference(
    String provider, Map<String, String> limits, Optional<NearSettings> near, XmlElement element) {

  static BackendReference read(XmlElement element) {
    Map<String, String> limits =
        Stream.of("max-entries", "max-bytes")
            .filter(limit -> element.attribute(limit).isPresent())
            .collect(Collectors.toMap(limit -> limit, element::required));
    return new BackendReference(
        element.attribute("provider").orElse(""),
        limits,
        element.child("near").map(BackendReference::near),
        element);
  }

  private static NearSettings near(XmlElement element) {
    try {
      return NearOptions.ofAttributes(element::attribute)
          .orElseThrow(() -> new IllegalArgumentException("give 'max-entries' or 'max-bytes'"));
    } catch (IllegalArgumentException wrong) {
      throw element.error("the near cache cannot be created", String.valueOf(wrong.getMessage()));
    }
  }
}
