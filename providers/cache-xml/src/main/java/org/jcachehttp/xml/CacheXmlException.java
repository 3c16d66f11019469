package org.jcachehttp.xml;

import javax.cache.CacheException;

/** A {@code cache.xml} that cannot be used, with the place, the reason and the remedy. */
public final class CacheXmlException extends CacheException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final String element;
  private final String hint;

  /**
   * An error in an element.
   *
   * @param location where the element is
   * @param element the element's name
   * @param problem what is wrong
   * @param hint what would be right
   */
  public CacheXmlException(XmlLocation location, String element, String problem, String hint) {
    super(location + ": <" + element + ">: " + problem + "; " + hint);
    this.line = location.line();
    this.element = element;
    this.hint = hint;
  }

  /** The line in which the element's start tag ends, from 1. */
  public int line() {
    return line;
  }

  /** The name of the element that is wrong. */
  public String element() {
    return element;
  }

  /** What would be right. */
  public String hint() {
    return hint;
  }
}
