package org.jcachehttp.xml;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.validation.ValidatorHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Handles the events of the parser: replaces placeholders, validates, and builds elements. The
 * first error ends the reading.
 */
final class ElementHandler extends DefaultHandler {

  private final Schemas schemas;
  private final Placeholders placeholders;
  private final String file;
  private final ValidatorHandler validator;
  private final List<SAXParseException> errors = new ArrayList<>();
  private final Deque<OpenElement> open = new ArrayDeque<>();
  private @Nullable Locator locator;
  private @Nullable XmlElement root;

  ElementHandler(Schemas schemas, Placeholders placeholders, String file) throws SAXException {
    this.schemas = schemas;
    this.placeholders = placeholders;
    this.file = file;
    this.validator = schemas.schema().newValidatorHandler();
    validator.setErrorHandler(new Collector());
    validator.setProperty(SchemaErrors.LOCALE_PROPERTY, SchemaErrors.LOCALE);
  }

  /** Returns the name of the current element; before the root begins, the name of the root. */
  String current() {
    OpenElement innermost = open.peek();
    return innermost == null ? "cache-config" : innermost.element.name();
  }

  /** Returns the root element after the file was read. */
  XmlElement root() {
    return requireNonNull(root);
  }

  @Override
  public void setDocumentLocator(Locator ofParser) {
    locator = ofParser;
    validator.setDocumentLocator(ofParser);
  }

  @Override
  public void startDocument() throws SAXException {
    validator.startDocument();
  }

  @Override
  public void endDocument() throws SAXException {
    validator.endDocument();
  }

  @Override
  public void startPrefixMapping(String prefix, String uri) throws SAXException {
    validator.startPrefixMapping(prefix, uri);
  }

  @Override
  public void endPrefixMapping(String prefix) throws SAXException {
    validator.endPrefixMapping(prefix);
  }

  @Override
  public void startElement(String namespace, String name, String prefixed, Attributes written)
      throws SAXException {
    XmlElement bare = new XmlElement(namespace, name, Map.of(), List.of(), here());
    OpenElement parent = open.peek();
    SchemaErrors translation = new SchemaErrors(schemas.names(), bare, parentOf(parent));
    translation.checkPlace();
    Attributes attributes = replaced(bare, written);
    validator.startElement(namespace, name, prefixed, attributes);
    translation.throwAny(errors, attributes);
    open.push(new OpenElement(withAttributes(bare, attributes)));
  }

  private static @Nullable XmlElement parentOf(@Nullable OpenElement parent) {
    return parent == null ? null : parent.element;
  }

  /** Returns the place at which the parser is. */
  XmlLocation here() {
    return new XmlLocation(file, requireNonNull(locator).getLineNumber());
  }

  private Attributes replaced(XmlElement element, Attributes written) {
    AttributesImpl attributes = new AttributesImpl(written);
    for (int i = 0; i < attributes.getLength(); i++) {
      try {
        attributes.setValue(i, placeholders.replaceIn(attributes.getValue(i)));
      } catch (IllegalArgumentException unresolved) {
        throw element.error(
            "attribute '" + attributes.getLocalName(i) + "' cannot be read",
            String.valueOf(unresolved.getMessage()));
      }
    }
    return attributes;
  }

  /** Attributes with a namespace are for XML tools, such as {@code xsi:schemaLocation}. */
  private static XmlElement withAttributes(XmlElement bare, Attributes attributes) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < attributes.getLength(); i++) {
      if (attributes.getURI(i).isEmpty()) {
        values.put(attributes.getLocalName(i), attributes.getValue(i));
      }
    }
    return new XmlElement(bare.namespace(), bare.name(), values, List.of(), bare.location());
  }

  @Override
  public void characters(char[] text, int start, int length) throws SAXException {
    validator.characters(text, start, length);
  }

  @Override
  public void endElement(String namespace, String name, String prefixed) throws SAXException {
    OpenElement ended = requireNonNull(open.peek());
    validator.endElement(namespace, name, prefixed);
    new SchemaErrors(schemas.names(), ended.element, null).throwAny(errors, new AttributesImpl());
    open.pop();
    XmlElement complete = ended.complete();
    OpenElement parent = open.peek();
    if (parent == null) {
      root = complete;
    } else {
      parent.children.add(complete);
    }
  }

  /** Collects errors; the validator itself throws fatal ones. */
  private final class Collector extends DefaultHandler {

    @Override
    public void error(SAXParseException error) {
      errors.add(error);
    }
  }

  /** An element before its end tag. */
  private static final class OpenElement {

    private final XmlElement element;
    private final List<XmlElement> children = new ArrayList<>();

    OpenElement(XmlElement element) {
      this.element = element;
    }

    XmlElement complete() {
      return new XmlElement(
          element.namespace(), element.name(), element.attributes(), children, element.location());
    }
  }
}
