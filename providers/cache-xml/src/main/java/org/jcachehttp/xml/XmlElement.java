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

  /** Copies the attributes and children. */
  public XmlElement {
    attributes = Map.copyOf(attributes);
    children = List.copyOf(children);
  }

  /** Returns the value of an attribute, if the element has it. */
  public Optional<String> attribute(String attribute) {
    return Optional.ofNullable(attributes.get(attribute));
  }

  /** Returns the value of a required attribute. */
  public String required(String attribute) {
    return attribute(attribute)
        .orElseThrow(() -> error("attribute '" + attribute + "' is missing", "add it"));
  }

  /**
   * Returns the value of an attribute as {@code reader} parses it.
   *
   * @throws CacheXmlException at this element, with the message of the reader's
   *     IllegalArgumentException
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

  /** Returns the children with that name in this element's namespace, in order. */
  public List<XmlElement> children(String child) {
    return children(namespace, child);
  }

  /** Returns the children with that name and namespace, in order. */
  public List<XmlElement> children(String ofNamespace, String child) {
    return children.stream()
        .filter(each -> each.namespace.equals(ofNamespace) && each.name.equals(child))
        .toList();
  }

  /** Returns the only child with that name in this element's namespace. */
  public Optional<XmlElement> child(String child) {
    return children(child).stream().findFirst();
  }

  /**
   * Returns an error in this element.
   *
   * @param problem what is wrong
   * @param hint how to correct it
   */
  public CacheXmlException error(String problem, String hint) {
    return new CacheXmlException(location, name, problem, hint);
  }
}
