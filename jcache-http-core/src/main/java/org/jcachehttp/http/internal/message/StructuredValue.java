package org.jcachehttp.http.internal.message;

import java.util.List;

/** A value of a structured field (RFC 9651 section 3), without its parameters. */
public sealed interface StructuredValue {

  /**
   * A Boolean.
   *
   * @param value the value
   */
  record Bool(boolean value) implements StructuredValue {}

  /**
   * An Integer.
   *
   * @param value the value, at most 15 digits
   */
  record Int(long value) implements StructuredValue {}

  /**
   * A String.
   *
   * @param value the characters without quotes and escapes
   */
  record Text(String value) implements StructuredValue {}

  /**
   * A Token.
   *
   * @param value the characters
   */
  record Token(String value) implements StructuredValue {}

  /**
   * An Inner List.
   *
   * @param members the items
   */
  record InnerList(List<StructuredValue> members) implements StructuredValue {}

  /**
   * A Byte Sequence.
   *
   * @param base64 the octets, encoded
   */
  record Octets(String base64) implements StructuredValue {}

  /** A Decimal, Date or Display String, which no supported field uses. */
  record Other() implements StructuredValue {}
}
