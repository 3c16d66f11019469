package org.jcachehttp.xml;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.SAXParseException;

/**
 * Translates the errors of the schema validator for the author of the file. The error codes are
 * those of XML Schema 1.0 part 1, appendix C.
 */
final class SchemaErrors {

  static final String LOCALE_PROPERTY = "http://apache.org/xml/properties/locale";

  /** The language of the validator's messages, which {@link #QUOTED} matches. */
  static final Locale LOCALE = Locale.ENGLISH;

  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
  private static final String ROOT = "the root is <cache-config xmlns=\"" + Schemas.CACHING + "\">";

  private final SchemaNames names;
  private final XmlElement element;
  private final @Nullable XmlElement parent;

  /**
   * Creates the translation for an element.
   *
   * @param parent the parent element, for errors about the place of the element
   */
  SchemaErrors(SchemaNames names, XmlElement element, @Nullable XmlElement parent) {
    this.names = names;
    this.element = element;
    this.parent = parent;
  }

  /** Rejects elements that the schema allows only because their namespace is unknown. */
  void checkPlace() {
    if (parent == null) {
      checkRoot();
    } else if (!element.namespace().equals(parent.namespace())) {
      checkForeign();
    } else if (names.contentOf(parent.namespace(), parent.name()).children().isEmpty()) {
      // The validator reports it only at the end of the parent.
      throw misplaced();
    }
  }

  private void checkRoot() {
    if (!element.namespace().equals(Schemas.CACHING) || !element.name().equals("cache-config")) {
      throw element.error("is not the root of a cache.xml", ROOT);
    }
  }

  private void checkForeign() {
    if (!names.namespaces().contains(element.namespace())) {
      throw element.error(
          "unknown namespace '" + element.namespace() + "'",
          NearestName.hint(element.namespace(), names.namespaces())
              + "; the HTTP namespace needs org.jcachehttp:jcache-http-core");
    }
    Set<String> roots = names.roots(element.namespace());
    if (!element.namespace().equals(Schemas.CACHING) && !roots.contains(element.name())) {
      throw element.error("is unknown", NearestName.hint(element.name(), roots));
    }
  }

  /** Throws the first error, if there is one. */
  void throwAny(List<SAXParseException> errors, Attributes attributes) {
    if (!errors.isEmpty()) {
      throw translated(errors, attributes);
    }
  }

  private CacheXmlException translated(List<SAXParseException> errors, Attributes attributes) {
    String message = String.valueOf(errors.get(0).getMessage());
    String code = message.substring(0, Math.max(0, message.indexOf(':')));
    return switch (code) {
      case "cvc-complex-type.2.4.a", "cvc-complex-type.2.4.d" -> misplaced();
      case "cvc-complex-type.2.1", "cvc-complex-type.2.3" ->
          element.error("has text in it", "remove the text: values are given by attributes");
      case "cvc-complex-type.3.2.2" -> unknownAttribute(attributes);
      case "cvc-complex-type.4" -> missingAttribute(message);
      default -> wrongValue(errors, message);
    };
  }

  private CacheXmlException misplaced() {
    XmlElement around = requireNonNull(parent);
    Set<String> known = names.contentOf(around.namespace(), around.name()).children();
    String where = "is not expected in <" + around.name() + ">";
    if (known.contains(element.name()) && element.namespace().equals(around.namespace())) {
      return element.error(where + " at this place", "each once, in the order of the schema");
    }
    return known.isEmpty()
        ? element.error(where, "<" + around.name() + "> has no elements in it: remove it")
        : element.error(where, NearestName.hint(element.name(), known));
  }

  private CacheXmlException unknownAttribute(Attributes attributes) {
    Set<String> known = names.contentOf(element.namespace(), element.name()).attributes();
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < attributes.getLength(); i++) {
      if (!known.contains(attributes.getLocalName(i))) {
        unknown.add(attributes.getLocalName(i));
      }
    }
    String first = unknown.isEmpty() ? "" : unknown.get(0);
    return element.error("unknown attribute '" + first + "'", NearestName.hint(first, known));
  }

  private CacheXmlException missingAttribute(String message) {
    String missing = quoted(message, 0);
    return element.error(
        "attribute '" + missing + "' is missing", "add " + missing + "=\"...\" to the element");
  }

  /** An error of a facet is followed by the error of its attribute. */
  private CacheXmlException wrongValue(List<SAXParseException> errors, String facet) {
    if (errors.size() < 2) {
      return element.error("does not match its schema", facet.replaceFirst("^[^:]*: ", ""));
    }
    String attribute = quoted(String.valueOf(errors.get(1).getMessage()), 1);
    return element.error(
        "attribute '" + attribute + "' is '" + quoted(facet, 0) + "'", expected(facet));
  }

  private static String expected(String facet) {
    if (facet.startsWith("cvc-enumeration-valid")) {
      String values = quoted(facet, 1).replaceAll("[\\[\\]]", "");
      return NearestName.hint(quoted(facet, 0), new TreeSet<>(List.of(values.split(", ", -1))));
    }
    if (facet.startsWith("cvc-minLength-valid")) {
      return "it must not be empty";
    }
    return switch (quoted(facet, 2)) {
      case "count" -> "it takes a whole number, 0 or more";
      case "className" -> "it takes the name of a class, such as com.acme.Prices";
      default -> "it takes text that matches " + quoted(facet, 1);
    };
  }

  private static String quoted(String message, int index) {
    Matcher quoted = QUOTED.matcher(message);
    for (int i = 0; i < index; i++) {
      if (!quoted.find()) {
        return "";
      }
    }
    return quoted.find() ? quoted.group(1) : "";
  }
}
