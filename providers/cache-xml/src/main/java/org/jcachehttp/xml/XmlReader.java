package org.jcachehttp.xml;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParser;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads one file. Document types, entities and network access are disabled. */
final class XmlReader {

  private static final String DOCTYPE_HINT =
      "remove the DOCTYPE: a cache.xml has no document type and no entities";

  private final Schemas schemas;
  private final Placeholders placeholders;

  XmlReader(Schemas schemas, Placeholders placeholders) {
    this.schemas = schemas;
    this.placeholders = placeholders;
  }

  /**
   * Returns the root element of the file.
   *
   * @param file the name of the file in messages
   * @throws CacheXmlException if the content does not match its schemas
   */
  XmlElement read(InputStream content, String file) throws IOException {
    SAXParser parser = parser();
    ElementHandler handler = handler(file);
    try {
      parser.parse(content, handler);
      return handler.root();
    } catch (SAXParseException malformed) {
      throw malformed(malformed, handler, file);
    } catch (SAXException withoutPlace) {
      // The JDK's parser describes its own state if it finds a DOCTYPE within an element.
      throw new CacheXmlException(
          handler.here(), handler.current(), "the content of the element is no XML", DOCTYPE_HINT);
    }
  }

  private ElementHandler handler(String file) {
    try {
      return new ElementHandler(schemas, placeholders, file);
    } catch (SAXException failure) {
      throw refused(failure);
    }
  }

  private static SAXParser parser() {
    try {
      return newParser();
    } catch (ParserConfigurationException | SAXException failure) {
      throw refused(failure);
    }
  }

  private static IllegalStateException refused(Exception failure) {
    return new IllegalStateException("the JDK's XML parser cannot be configured", failure);
  }

  private static SAXParser newParser() throws ParserConfigurationException, SAXException {
    SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    SAXParser parser = factory.newSAXParser();
    parser.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    parser.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    parser.setProperty(SchemaErrors.LOCALE_PROPERTY, SchemaErrors.LOCALE);
    return parser;
  }

  private static CacheXmlException malformed(
      SAXParseException error, ElementHandler handler, String file) {
    String message = String.valueOf(error.getMessage());
    String hint =
        message.contains("DOCTYPE")
            ? DOCTYPE_HINT
            : "the file has to be well-formed XML: each tag closed, each value in quotes, & written"
                + " as &amp;";
    return new CacheXmlException(
        new XmlLocation(file, error.getLineNumber()),
        handler.current(),
        message.replaceFirst("\\.$", ""),
        hint);
  }
}
