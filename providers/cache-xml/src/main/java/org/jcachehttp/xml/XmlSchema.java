package org.jcachehttp.xml;

import java.net.URL;

/**
 * Adds a namespace to {@code cache.xml}. {@link java.util.ServiceLoader} finds it.
 *
 * <p>Implementations have a public constructor without parameters.
 */
public interface XmlSchema {

  /**
   * {@return the location of the namespace's XML Schema, which includes and imports no other
   * schema}
   */
  URL location();
}
