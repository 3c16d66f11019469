package org.jcachehttp.published;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The elements of a pom, by their paths below {@code project}. */
record Pom(Element project) {
  static Pom read(Path file) throws IOException {
    try {
      return new Pom(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getDocumentElement());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + " is no pom", e);
    }
  }

  /** Returns the text of each element at a path like {@code modules/module}. */
  List<String> texts(String path) {
    return at(path).map(element -> element.getTextContent().strip()).toList();
  }

  /** Returns the text of the one element at a path. */
  String text(String path) {
    return texts(path).get(0);
  }

  /** Returns the names of the elements directly below {@code project}. */
  List<String> sections() {
    return children(project).map(Element::getTagName).toList();
  }

  private Stream<Element> at(String path) {
    Stream<Element> found = Stream.of(project);
    for (String name : List.of(path.split("/", -1))) {
      found = found.flatMap(Pom::children).filter(child -> child.getTagName().equals(name));
    }
    return found;
  }

  private static Stream<Element> children(Element parent) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast);
  }
}
