package org.jcachehttp.xml;

import javax.cache.CacheException;

/** An error in a {@code cache.xml}, with its location, its cause and a hint. */
public final class CacheXmlException extends CacheException {

  private static final long serialVersionUID = 1L;

  /** The line that has the end of the element's start tag, from 1. */
  private final int line;

  /** The name of the element with the error. */
  private final String element;

  /** How to correct the error. */
  private final String hint;

  /**
   * Creates the exception for an error in an element.
   *
   * @param location the location of the element
   * @param element the element's name
   * @param problem what is wrong
   * @param hint how to correct it
   */
  public CacheXmlException(XmlLocation location, String element, String problem, String hint) {
    super(location + ": <" + element + ">: " + problem + "; " + hint);
    this.line = location.line();
    this.element = element;
    this.hint = hint;
  }

  /** {@return the number of the line that has the end of the element's start tag, from 1} */
  public int line() {
    return line;
  }

  /** {@return the name of the element with the error} */
  public String element() {
    return element;
  }

  /** {@return a phrase that says how to correct the error} */
  public String hint() {
    return hint;
  }
}
