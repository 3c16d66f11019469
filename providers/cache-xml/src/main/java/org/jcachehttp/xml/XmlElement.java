package org.jcachehttp.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A valid element of a file, with its placeholders replaced. Immutable.
 *
 * @param namespace the namespace of its name
 * @param name its name without a prefix
 * @param attributes its attributes by name
 * @param children its children, in order
 * @param location its location
 */
public record XmlElement(
    String namespace,
    String name,
    Map<String, String> attributes,
    List<XmlElement> children,
    XmlLocation location) {

  /**
   * Copies the attributes and children.
   *
   * @param namespace the namespace URI of its name
   * @param name its name without a prefix
   * @param attributes its attributes by name
   * @param children its children, in order
   * @param location its location
   */
  public XmlElement {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  /**
   * {@return the value of an attribute; empty if the element does not have it}
   *
   * @param attribute the name of the attribute
   */
  public Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  /**
   * {@return the value of a required attribute}
   *
   * @param attribute the name of the attribute
   * @throws CacheXmlException if the element does not have it
   */
  public String required(String attribute) {
    return attribute(attribute)
        .orElseThrow(() -> error("attribute '" + attribute + "' is missing", "add it"));
  }

  /**
   * Parses the value of an attribute.
   *
   * @param <T> the type of the value
   * @param attribute the name of the attribute
   * @param reader parses the text, and throws IllegalArgumentException if the text is not valid
   * @return the parsed value; empty if the element does not have the attribute
   * @throws CacheXmlException at this element, with the message of the reader's exception
   */
  public <T> Optional<T> attribute(String attribute, Function<String, T> reader) {
    return attribute(attribute).map(value -> read(attribute, value, reader));
  }

  private <T> T read(String attribute, String value, Function<String, T> reader) {
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException refused) {
      String reason = String.valueOf(refused.getMessage());
      CacheXmlException error = error("attribute '" + attribute + "' has a wrong value", reason);
      error.initCause(refused);
      throw error;
    }
  }

  /**
   * {@return the children with that name in this element's namespace, in order}
   *
   * @param child the name of the children, without a prefix
   */
  public List<XmlElement> children(String child) {
    return children(namespace, child);
  }

  /**
   * {@return the children with that name and namespace, in order}
   *
   * @param ofNamespace the namespace URI of the children
   * @param child the name of the children, without a prefix
   */
  public List<XmlElement> children(String ofNamespace, String child) {
    return children.stream()
        .filter(each -> each.namespace.equals(ofNamespace) && each.name.equals(child))
        .toList();
  }

  /**
   * {@return the first child with that name in this element's namespace; empty if there is none}
   *
   * @param child the name of the child, without a prefix
   */
  public Optional<XmlElement> child(String child) {
    return children(child).stream().findFirst();
  }

  /**
   * {@return an exception for an error in this element, for the caller to throw}
   *
   * @param problem what is wrong
   * @param hint how to correct it
   */
  public CacheXmlException error(String problem, String hint) {
    return new CacheXmlException(location, name, problem, hint);
  }
}
