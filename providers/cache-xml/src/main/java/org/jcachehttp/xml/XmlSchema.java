package org.jcachehttp.xml;

import java.net.URL;

/**
 * Adds a namespace to {@code cache.xml}; found by {@link java.util.ServiceLoader}.
 *
 * <p>Implementations have a public constructor without parameters.
 */
public interface XmlSchema {

  /** Where the XML Schema of the namespace is, which includes and imports no other. */
  URL location();
}
