package org.jcachehttp.ehcache;

import java.io.IOException;
import java.net.URL;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * An {@code ehcache.xml} without the elements that this library does not use, which name classes of
 * an application.
 */
final class ConfigDocument {

  private static final String NAMESPACE = "http://www.ehcache.org/v3";

  private static final Set<String> UNUSED =
      Set.of(
          "key-type",
          "value-type",
          "expiry",
          "eviction-advisor",
          "loader-writer",
          "listeners",
          "resilience",
          "default-serializers",
          "default-copiers");

  private ConfigDocument() {}

  /**
   * Reads a file that Ehcache has validated.
   *
   * @throws IllegalStateException if the file cannot be read
   */
  static Document withoutUnusedElements(URL url) {
    try {
      DocumentBuilderFactory parsers = DocumentBuilderFactory.newInstance();
      parsers.setNamespaceAware(true);
      parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      Document document = parsers.newDocumentBuilder().parse(url.toString());
      UNUSED.forEach(name -> remove(document, name));
      return document;
    } catch (ParserConfigurationException | SAXException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void remove(Document document, String name) {
    NodeList found = document.getElementsByTagNameNS(NAMESPACE, name);
    // A copy, because the list follows the document.
    IntStream.range(0, found.getLength())
        .mapToObj(found::item)
        .toList()
        .forEach(ConfigDocument::remove);
  }

  private static void remove(Node element) {
    element.getParentNode().removeChild(element);
  }
}
