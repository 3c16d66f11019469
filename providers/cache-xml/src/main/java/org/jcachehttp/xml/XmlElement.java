package org.jcachehttp.xml;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An element of a file that its schema accepts, with its placeholders replaced. Immutable.
 *
 * @param namespace the namespace of its name
 * @param name its name without a prefix
 * @param attributes its attributes by name
 * @param children the elements in it, in order
 * @param location where it is
 */
public record XmlElement(
    String namespace,
    String name,
    Map<String, String> attributes,
    List<XmlElement> children,
    XmlLocation location) {

  /** A copy of the attributes and children. */
  public XmlElement {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  /** The value of an attribute, if the element has it. */
  public Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  /** The value of an attribute that the schema requires. */
  public String required(String attribute) {
    return attribute(attribute)
        .orElseThrow(() -> error("attribute '" + attribute + "' is missing", "add it"));
  }

  /**
   * An attribute's value as {@code reader} understands it.
   *
   * @throws CacheXmlException at this element, with the message of the IllegalArgumentException by
   *     which the reader refuses the value
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

  /** The children of that name in this element's own namespace, in order. */
  public List<XmlElement> children(String child) {
    return children(namespace, child);
  }

  /** The children of that name and namespace, in order. */
  public List<XmlElement> children(String ofNamespace, String child) {
    return children.stream()
        .filter(each -> each.namespace.equals(ofNamespace) && each.name.equals(child))
        .toList();
  }

  /** The only child of that name in this element's own namespace, if there is one. */
  public Optional<XmlElement> child(String child) {
    return children(child).stream().findFirst();
  }

  /**
   * An error in this element.
   *
   * @param problem what is wrong
   * @param hint what would be right
   */
  public CacheXmlException error(String problem, String hint) {
    return new CacheXmlException(location, name, problem, hint);
  }
}
