package org.jcachehttp.xml;

import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import javax.cache.CacheException;

/**
 * A configuration: the elements of a {@code cache.xml} and of the files it includes. Immutable.
 *
 * <p>A cache manager that was opened from a file gives it by {@code unwrap}, so that whoever has a
 * namespace of its own reads its part; one that was not gives {@link #NONE}.
 *
 * @param name what it was asked for by; empty if it is no file
 * @param elements what stands in the root, in order, without {@code include}
 */
public record CacheXml(String name, List<XmlElement> elements) {

  /** No file: nothing is configured. */
  public static final CacheXml NONE = new CacheXml("", List.of());

  /** The file that counts where nobody names one. */
  public static final String DEFAULT_NAME = "cache.xml";

  /** A copy of the elements. */
  public CacheXml {
    elements = List.copyOf(elements);
  }

  /**
   * Reads a file.
   *
   * @param uri a URL this JVM opens without a network, {@code classpath:NAME}, or a bare name
   * @param loader where resources are found
   * @param properties first where placeholders are looked up
   * @throws CacheXmlException if its content is wrong, with line, element and hint
   * @throws CacheException if there is no such file, or it cannot be read
   */
  public static CacheXml read(URI uri, ClassLoader loader, Properties properties) {
    XmlReader reader = new XmlReader(Schemas.discovered(loader), Placeholders.of(properties));
    return new CacheXml(
        uri.toString(),
        new IncludeResolver(reader, loader).elementsOf(XmlSource.find(uri, loader)));
  }

  /** Whether a URI can be that of a file: it has no scheme, or one that this JVM opens as a URL. */
  public static boolean canBeAt(URI uri) {
    return XmlSource.isLocation(uri);
  }

  /** Where the default file is on the class path, if it is there. */
  public static Optional<URL> defaultFile(ClassLoader loader) {
    return XmlSource.resource(DEFAULT_NAME, loader);
  }

  /** The elements of that name and namespace, in order. */
  public List<XmlElement> elements(String namespace, String name) {
    return new XmlElement(namespace, "", Map.of(), elements, new XmlLocation("", 0))
        .children(namespace, name);
  }

  /** The elements of that name in the namespace of caching, in order. */
  public List<XmlElement> elements(String name) {
    return elements(Schemas.CACHING, name);
  }
}
