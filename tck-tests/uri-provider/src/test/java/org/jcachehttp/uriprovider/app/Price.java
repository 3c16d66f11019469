package org.jcachehttp.uriprovider.app;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A value of the application. Not a record: the JDK keeps a reference to the class of a record
 * after a call of its equals, and a test checks that this class is unloaded.
 */
public final class Price implements Serializable {

  private static final long serialVersionUID = 1L;

  private final int cents;

  public Price(int cents) {
    this.cents = cents;
  }

  int cents() {
    return cents;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Price price && price.cents == cents;
  }

  @Override
  public int hashCode() {
    return cents;
  }

  @Override
  public String toString() {
    return cents + " cents";
  }
}
