package org.jcachehttp.xml;

import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * The attributes and children of the elements of all schemas, for hints. Within a namespace,
 * elements of one name have the same content at every place.
 */
final class SchemaNames {

  /** The allowed content of an element. */
  record Content(Set<String> attributes, Set<String> children) {

    private static final Content NONE = new Content(Set.of(), Set.of());
  }

  private final Map<QName, Content> byElement = new HashMap<>();
  private final Map<String, Set<String>> rootsByNamespace = new HashMap<>();

  private SchemaNames() {}

  static SchemaNames of(List<String> locations) {
    SchemaNames names = new SchemaNames();
    locations.forEach(names::add);
    return names;
  }

  /** Returns the allowed content of the element; none if it is unknown. */
  Content contentOf(String namespace, String element) {
    return byElement.getOrDefault(new QName(namespace, element), Content.NONE);
  }

  /** Returns the namespaces with a schema. */
  Set<String> namespaces() {
    return rootsByNamespace.keySet();
  }

  /** Returns the elements of a namespace that are the root or its children. */
  Set<String> roots(String namespace) {
    return rootsByNamespace.getOrDefault(namespace, Set.of());
  }

  private void add(String location) {
    Element schema = parsed(location);
    String namespace = schema.getAttribute("targetNamespace");
    Map<String, Element> types = new HashMap<>();
    for (Element declared : elementsIn(schema)) {
      if (declared.getLocalName().equals("complexType")) {
        types.put(declared.getAttribute("name"), declared);
      } else if (declared.getLocalName().equals("element")) {
        rootsByNamespace
            .computeIfAbsent(namespace, any -> new HashSet<>())
            .add(declared.getAttribute("name"));
      }
    }
    new Walk(namespace, types).into(schema, new Content(new HashSet<>(), new HashSet<>()));
  }

  private static Element parsed(String location) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return factory.newDocumentBuilder().parse(location).getDocumentElement();
    } catch (ParserConfigurationException | SAXException | IOException broken) {
      throw new IllegalStateException("the schema " + location + " cannot be read", broken);
    }
  }

  private static List<Element> elementsIn(Element parent) {
    List<Element> found = new java.util.ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element) {
        found.add(element);
      }
    }
    return found;
  }

  /** Visits one schema and records the content of each element declaration. */
  private final class Walk {

    private final String namespace;
    private final Map<String, Element> types;

    Walk(String namespace, Map<String, Element> types) {
      this.namespace = namespace;
      this.types = types;
    }

    void into(Element declaration, Content content) {
      for (Element inner : elementsIn(declaration)) {
        String name = inner.getAttribute("name");
        switch (inner.getLocalName()) {
          case "attribute" -> content.attributes().add(name);
          case "element" -> enter(inner, name, content);
          case "extension" -> {
            inherit(inner.getAttribute("base"), content);
            into(inner, content);
          }
          default -> into(inner, content);
        }
      }
    }

    private void enter(Element element, String name, Content around) {
      around.children().add(name);
      Content own = new Content(new HashSet<>(), new HashSet<>());
      if (byElement.putIfAbsent(new QName(namespace, name), own) == null) {
        inherit(element.getAttribute("type"), own);
        into(element, own);
      }
    }

    private void inherit(String type, Content content) {
      Element declared = types.get(type);
      if (declared != null) {
        into(declared, content);
      }
    }
  }
}
