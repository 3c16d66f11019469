package org.jcachehttp.http.message;

import java.util.Locale;
import org.jcachehttp.http.internal.message.FieldSyntax;

/**
 * One field line (RFC 9110 section 5.2): a name, compared without regard to case, and a value.
 *
 * @param name the field name as it was received
 * @param value the field value, without the whitespace around it
 */
public record Field(String name, String value) {

  /**
   * {@return whether this line has that name, in any case}
   *
   * @param other a field name
   */
  public boolean isNamed(String other) {
    return name.equalsIgnoreCase(other);
  }

  /**
   * {@return whether the name is a token, and the value has only octets and no control character
   * but the tab} A message that a client received may contain other lines; they are never stored.
   */
  public boolean isWellFormed() {
    return FieldSyntax.isValid(name, value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Field that && isNamed(that.name) && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return 31 * name.toLowerCase(Locale.ROOT).hashCode() + value.hashCode();
  }
}
