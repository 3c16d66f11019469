package org.jcachehttp.engine.internal.declared;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcachehttp.xml.CacheXml;
import org.jcachehttp.xml.XmlElement;
import org.jcachehttp.xml.XmlLocation;

/**
 * A declared backend.
 *
 * @param name the name in the file; empty for the default provider
 * @param uri the URI of the backend
 * @param options the options, each element with another name
 * @param element the declaration
 */
public record DeclaredProvider(
    String name, String uri, List<XmlElement> options, XmlElement element) {

  /** Returns the provider of a file that declares none. */
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
