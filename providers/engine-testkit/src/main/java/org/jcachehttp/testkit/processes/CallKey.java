package org.jcachehttp.testkit.processes;

import java.io.Serializable;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The parameters of a call as a key, like Spring's {@code SimpleKey}. */
final class CallKey implements Serializable {

  private static final long serialVersionUID = 1L;

  @SuppressWarnings("serial") // the parameters are serializable, or the put fails
  private final Object[] parameters;

  private final transient int hashCode;

  CallKey(Object... parameters) {
    this.parameters = parameters.clone();
    this.hashCode = Arrays.deepHashCode(this.parameters);
  }

  /** The hash code of another JVM may differ, so it is computed again. */
  private Object readResolve() {
    return new CallKey(parameters);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallKey key && Arrays.deepEquals(parameters, key.parameters);
  }

  @Override
  public int hashCode() {
    return hashCode;
  }

  @Override
  public String toString() {
    return "CallKey " + Arrays.deepToString(parameters);
  }
}
