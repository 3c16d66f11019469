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

  /** Copies the elements. */
  public CacheXml {
    elements = List.copyOf(elements);
  }

  /**
   * Reads a file.
   *
   * @param uri a URL that this JVM opens without a network, {@code classpath:NAME}, or a name
   * @param loader the loader of resources
   * @param properties the first source of placeholders' values
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
   * Returns whether a URI can name a file: it has no scheme, or one that this JVM opens as a URL.
   */
  public static boolean canBeAt(URI uri) {
    return XmlSource.isLocation(uri);
  }

  /** Returns the location of the default file, if it is on the class path. */
  public static Optional<URL> defaultFile(ClassLoader loader) {
    return XmlSource.resource(DEFAULT_NAME, loader);
  }

  /** Returns the elements with that name and namespace, in order. */
  public List<XmlElement> elements(String namespace, String name) {
    return new XmlElement(namespace, "", Map.of(), elements, new XmlLocation("", 0))
        .children(namespace, name);
  }

  /** Returns the elements with that name in the caching namespace, in order. */
  public List<XmlElement> elements(String name) {
    return elements(Schemas.CACHING, name);
  }
}
