package org.jcachehttp.http.settings;

/** A part of a request, by name. */
public sealed interface RequestPart {

  /** The header field of that name, whatever its case. */
  static RequestPart header(String name) {
    return new Header(name);
  }

  /** The parameter of the query, or of a form in the content, of that name, whatever its case. */
  static RequestPart parameter(String name) {
    return new Parameter(name);
  }

  /**
   * The member of a JSON object in the content: at any depth, by its name, whatever its case; or,
   * if the text begins with a slash, the value that a JSON Pointer (RFC 6901) leads to, in whose
   * names case counts.
   */
  static RequestPart member(String nameOrPointer) {
    return new Member(nameOrPointer);
  }

  /**
   * A header field.
   *
   * @param name its name
   */
  record Header(String name) implements RequestPart {}

  /**
   * A parameter of a query or a form.
   *
   * @param name its name
   */
  record Parameter(String name) implements RequestPart {}

  /**
   * A member of a JSON object.
   *
   * @param name its name, or a JSON Pointer
   */
  record Member(String name) implements RequestPart {}
}
