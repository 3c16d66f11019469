package org.jcachehttp.xml;

import static java.util.Objects.requireNonNull;

import java.net.URL;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/**
 * The schemas of a file.
 *
 * @param schema validates the file
 * @param names the known names, for hints
 */
record Schemas(Schema schema, SchemaNames names) {

  /** The namespace of the root and of the caching elements. */
  static final String CACHING = "https://jcachehttp.org/cache/1.0";

  private static final URL CACHING_SCHEMA =
      requireNonNull(Schemas.class.getResource("cache-1.0.xsd"));

  /**
   * Returns the caching schema and the schemas that the loader, or this library's loader, finds.
   */
  static Schemas discovered(ClassLoader loader) {
    List<String> locations =
        Stream.concat(Stream.of(CACHING_SCHEMA), services(loader).stream().map(XmlSchema::location))
            .map(URL::toExternalForm)
            .toList();
    return new Schemas(compiled(locations), SchemaNames.of(locations));
  }

  /** Returns the namespaces that the loader, or this library's loader, finds. */
  static Collection<XmlSchema> services(ClassLoader loader) {
    Map<Class<?>, XmlSchema> found = new LinkedHashMap<>();
    for (ClassLoader each : List.of(loader, requireNonNull(Schemas.class.getClassLoader()))) {
      ServiceLoader.load(XmlSchema.class, each)
          .forEach(schema -> found.putIfAbsent(schema.getClass(), schema));
    }
    return found.values();
  }

  private static Schema compiled(List<String> locations) {
    // The JDK's implementation: its messages are known.
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    try {
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      return factory.newSchema(locations.stream().map(StreamSource::new).toArray(Source[]::new));
    } catch (SAXException broken) {
      throw new IllegalStateException("the schemas " + locations + " cannot be used", broken);
    }
  }
}
