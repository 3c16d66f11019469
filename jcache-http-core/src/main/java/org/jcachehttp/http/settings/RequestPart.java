package org.jcachehttp.http.settings;

import java.util.Locale;
import java.util.Objects;
import org.jcachehttp.http.internal.message.FieldSyntax;

/** A named part of requests: a header field, a parameter, or a member of JSON content. */
public final class RequestPart {

  /** The kinds of parts. */
  public enum Kind {
    /** A header field. */
    HEADER,
    /** A parameter of the query, or of a form in the content. */
    PARAMETER,
    /** A member of JSON content. */
    MEMBER
  }

  private final Kind kind;
  private final String name;

  private RequestPart(Kind kind, String name) {
    if (name.isBlank()) {
      throw new IllegalArgumentException(kind(kind) + " is '" + name + "', but takes a name");
    }
    this.kind = kind;
    this.name = name;
  }

  /**
   * {@return a header field}
   *
   * @param name the field name, in any case
   * @throws IllegalArgumentException if the name is not a token
   */
  public static RequestPart header(String name) {
    return new RequestPart(Kind.HEADER, FieldSyntax.checkToken("header", name));
  }

  /**
   * {@return a parameter of the query, or of a form in the content}
   *
   * @param name the parameter name, in any case
   * @throws IllegalArgumentException if the name is blank
   */
  public static RequestPart parameter(String name) {
    return new RequestPart(Kind.PARAMETER, name);
  }

  /**
   * {@return a member of a JSON object in the content}
   *
   * @param nameOrPointer the name of the member, at any depth and in any case; or, if it begins
   *     with a slash, a JSON Pointer (RFC 6901), which is case-sensitive
   * @throws IllegalArgumentException if the name is blank
   */
  public static RequestPart member(String nameOrPointer) {
    return new RequestPart(Kind.MEMBER, nameOrPointer);
  }

  /** {@return the kind of this part} */
  public Kind kind() {
    return kind;
  }

  /** {@return the name of this part, or the JSON Pointer to it} */
  public String name() {
    return name;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RequestPart that && kind == that.kind && name.equals(that.name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, name);
  }

  @Override
  public String toString() {
    return kind(kind) + ' ' + name;
  }

  private static String kind(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
