package org.jcachehttp.xml;

/**
 * Where an element is.
 *
 * @param file the file, as it was asked for
 * @param line the line in which its start tag ends, from 1
 */
public record XmlLocation(String file, int line) {

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
