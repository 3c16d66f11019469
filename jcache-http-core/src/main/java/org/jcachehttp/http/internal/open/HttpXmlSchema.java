package org.jcachehttp.http.internal.open;

import static java.util.Objects.requireNonNull;

import java.net.URL;
import org.jcachehttp.xml.XmlSchema;

/** What {@code cache.xml} may say of HTTP caches; found by the service lookup of its reader. */
public final class HttpXmlSchema implements XmlSchema {

  /** The namespace of the elements. */
  public static final String NAMESPACE = "https://jcachehttp.org/http/1.0";

  /** Used by {@link java.util.ServiceLoader}. */
  public HttpXmlSchema() {}

  @Override
  public URL location() {
    return requireNonNull(HttpXmlSchema.class.getResource("http-1.0.xsd"));
  }
}
