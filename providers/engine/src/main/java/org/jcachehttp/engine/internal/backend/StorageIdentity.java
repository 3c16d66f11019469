package org.jcachehttp.engine.internal.backend;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Options;

/**
 * The equality of addresses: those of one factory, with equal schemes, locations and values of the
 * backend's own options, given or default. Not a record, since JDK 17 holds the class loader of a
 * record whose {@code hashCode} was called.
 */
final class StorageIdentity {

  private final List<Object> parts;

  private StorageIdentity(List<Object> parts) {
    this.parts = parts;
  }

  static StorageIdentity of(StorageFactory factory, StorageAddress address) {
    Options given = address.options();
    return new StorageIdentity(
        List.of(
            isStateless(factory.getClass()) ? factory.getClass() : factory,
            address.scheme(),
            address.location(),
            factory.options().stream().map(given::get).map(StorageIdentity::comparable).toList(),
            given.driver()));
  }

  /** Objects of the application, such as clients, are compared by identity. */
  private static Object comparable(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(StorageIdentity::comparable);
    }
    boolean isValue =
        value.getClass().getPackageName().startsWith("java.") || value instanceof Enum<?>;
    return isValue ? value : new SameObject(value);
  }

  /** Compares an object by identity, also if its class defines another equality. */
  private static final class SameObject {

    private final Object object;

    SameObject(Object object) {
      this.object = object;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the purpose of this class
    public boolean equals(Object other) {
      return other instanceof SameObject that && object == that.object;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(object);
    }
  }

  /** A class with a public constructor without parameters, as ServiceLoader needs it. */
  private static boolean isStateless(Class<?> factory) {
    return Arrays.stream(factory.getConstructors()).anyMatch(each -> each.getParameterCount() == 0);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof StorageIdentity identity && parts.equals(identity.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }
}
