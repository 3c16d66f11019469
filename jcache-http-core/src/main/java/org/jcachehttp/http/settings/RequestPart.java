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
   * The header field with that name; case is ignored.
   *
   * @throws IllegalArgumentException if the name is not a field name
   */
  public static RequestPart header(String name) {
    return new RequestPart(Kind.HEADER, FieldSyntax.checkToken("header", name));
  }

  /**
   * The parameter with that name, in the query or in a form in the content; case is ignored.
   *
   * @throws IllegalArgumentException if the name is blank
   */
  public static RequestPart parameter(String name) {
    return new RequestPart(Kind.PARAMETER, name);
  }

  /**
   * The member of a JSON object in the content with that name, at any depth and in any case; a name
   * that begins with a slash is a JSON Pointer (RFC 6901), which is case-sensitive.
   *
   * @throws IllegalArgumentException if the name is blank
   */
  public static RequestPart member(String nameOrPointer) {
    return new RequestPart(Kind.MEMBER, nameOrPointer);
  }

  /** The kind of this part. */
  public Kind kind() {
    return kind;
  }

  /** The name of this part, or the JSON Pointer to it. */
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
