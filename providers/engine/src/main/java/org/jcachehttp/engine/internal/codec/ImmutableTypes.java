package org.jcachehttp.engine.internal.codec;

import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Set;
import java.util.UUID;

/** The immutable types, whose instances a cache on the heap need not copy. */
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

  /** Returns whether the class of the object, and not only a superclass, is known as immutable. */
  static boolean isImmutable(Object object) {
    return object instanceof Enum<?> || isKnown(object.getClass());
  }

  /**
   * Returns whether every object of the type is immutable: the type is known and has no subclass.
   */
  static boolean areImmutable(Class<?> type) {
    return Modifier.isFinal(type.getModifiers()) && isKnown(type);
  }

  private static boolean isKnown(Class<?> type) {
    return KNOWN.contains(type) || type.getPackageName().equals("java.time");
  }
}
