package org.jcachehttp.tck.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads XML files of the build with a parser that resolves no external entities. */
final class SurefireReport {
  private SurefireReport() {}

  /** Reads the counts of one {@code TEST-*.xml}. */
  static Tally read(Path report) throws IOException {
    Element suite = parse(report).getDocumentElement();
    return new Tally(
        count(suite, "tests", "testcase"),
        count(suite, "failures", "failure"),
        count(suite, "errors", "error"),
        elements(suite, "skipped").stream().map(SurefireReport::nameAndReason).toList());
  }

  static Document parse(Path file) throws IOException {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      return factory.newDocumentBuilder().parse(file.toFile());
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("not readable as XML: " + file, e);
    }
  }

  static List<Element> elements(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  /**
   * Returns the attribute or the number of elements, whichever is larger: Surefire writes the
   * attribute 0 for parameterized classes, and the TCK's report contains only tests that failed or
   * were skipped.
   */
  private static int count(Element suite, String attribute, String element) {
    return Math.max(
        Integer.parseInt(suite.getAttribute(attribute)), elements(suite, element).size());
  }

  private static String nameAndReason(Element skipped) {
    Element test = (Element) skipped.getParentNode();
    return "%s.%s: %s"
        .formatted(
            test.getAttribute("classname"),
            test.getAttribute("name"),
            skipped.getAttribute("message"));
  }
}
