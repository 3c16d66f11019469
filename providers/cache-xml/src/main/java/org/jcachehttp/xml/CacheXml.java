package org.jcachehttp.xml;

import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.cache.CacheException;

/**
 * A configuration: the elements of a {@code cache.xml} and of the files that it includes.
 * Immutable.
 *
 * <p>The {@code unwrap} method of a cache manager returns it, so that a module with its own
 * namespace can read its elements. The manager of a single backend returns {@link #NONE}.
 *
 * @param name the URI of the file; empty if there is no file
 * @param elements the children of the root in order, without {@code include}
 */
public record CacheXml(String name, List<XmlElement> elements) {

  /** The configuration without a file. */
  public static final CacheXml NONE = new CacheXml("", List.of());

  /** The default file on the class path. */
  public static final String DEFAULT_NAME = "cache.xml";

  /**
   * Copies the elements.
   *
   * @param name the URI of the file; empty if there is no file
   * @param elements the children of the root in order
   */
  public CacheXml {
    elements = List.copyOf(elements);
  }

  /**
   * Reads a file and the files that it includes.
   *
   * @param uri a URL that this JVM opens without a network, {@code classpath:NAME}, or a name
   * @param loader the class loader for resources on the class path
   * @param properties the first source of the values of placeholders
   * @return the configuration
   * @throws CacheXmlException if the content is wrong, with line, element and hint
   * @throws CacheException if there is no such file, or if it cannot be read
   */
  public static CacheXml read(URI uri, ClassLoader loader, Properties properties) {
    XmlReader reader = new XmlReader(Schemas.discovered(loader), Placeholders.of(properties));
    return new CacheXml(
        uri.toString(),
        new IncludeResolver(reader, loader).elementsOf(XmlSource.find(uri, loader)));
  }

  /**
   * {@return whether a URI can name a file: it has no scheme, or one that this JVM opens as a URL}
   *
   * @param uri the URI of a cache manager
   */
  public static boolean canBeAt(URI uri) {
    return XmlSource.isLocation(uri);
  }

  /**
   * {@return the location of {@link #DEFAULT_NAME}; empty if it is not on the class path}
   *
   * @param loader the class loader for resources on the class path
   */
  public static Optional<URL> defaultFile(ClassLoader loader) {
    return XmlSource.resource(DEFAULT_NAME, loader);
  }

  /**
   * {@return the children of the root with that name and namespace, in order}
   *
   * @param namespace the namespace URI
   * @param name the name without a prefix
   */
  public List<XmlElement> elements(String namespace, String name) {
    return new XmlElement(namespace, "", Map.of(), elements, new XmlLocation("", 0))
        .children(namespace, name);
  }

  /**
   * {@return the children of the root with that name in the caching namespace, in order}
   *
   * @param name the name without a prefix
   */
  public List<XmlElement> elements(String name) {
    return elements(Schemas.CACHING, name);
  }
}
