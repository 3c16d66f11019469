package org.jcachehttp.xml;

/**
 * The location of an element.
 *
 * @param file the file, as the application names it
 * @param line the line in which its start tag ends, from 1
 */
public record XmlLocation(String file, int line) {

  @Override
  public String toString() {
    return file + ":" + line;
  }
}
