package org.jcachehttp.engine.internal.codec;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Set;
import java.util.UUID;

/** The types whose instances nobody can change, so that a cache on the heap need not copy them. */
final class ImmutableTypes {

  private static final Set<Class<?>> KNOWN =
      Set.of(
          String.class,
          Boolean.class,
          Character.class,
          Byte.class,
          Short.class,
          Integer.class,
          Long.class,
          Float.class,
          Double.class,
          BigInteger.class,
          BigDecimal.class,
          UUID.class,
          URI.class,
          Class.class);

  private ImmutableTypes() {}

  /** Whether the object may be handed out as it is; only exact classes count, never a subclass. */
  static boolean isImmutable(Object object) {
    Class<?> type = object.getClass();
    return KNOWN.contains(type)
        || object instanceof Enum<?>
        || type.getPackageName().equals("java.time");
  }
}
