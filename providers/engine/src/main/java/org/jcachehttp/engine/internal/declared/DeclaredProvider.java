package org.jcachehttp.engine.internal.declared;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcachehttp.xml.CacheXml;
import org.jcachehttp.xml.XmlElement;
import org.jcachehttp.xml.XmlLocation;

/**
 * A backend.
 *
 * @param name what caches call it; empty if it is the one of caches that name none
 * @param uri where it is
 * @param options what it is opened with, each element of another name
 * @param element where it is declared
 */
public record DeclaredProvider(
    String name, String uri, List<XmlElement> options, XmlElement element) {

  /** What a file has that declares no provider. */
  static DeclaredProvider inMemory(CacheXml file) {
    XmlElement implied =
        new XmlElement(
            "", "provider", Map.of("uri", "memory:"), List.of(), new XmlLocation(file.name(), 1));
    return read(implied);
  }

  static DeclaredProvider read(XmlElement element) {
    List<XmlElement> options = element.children("option");
    Set<String> names = new HashSet<>();
    for (XmlElement option : options) {
      if (!names.add(option.required("name"))) {
        throw option.error(
            "option '" + option.required("name") + "' is given twice", "give it once");
      }
    }
    return new DeclaredProvider(
        element.attribute("name").orElse(""), element.required("uri"), options, element);
  }
}
