package org.jcachehttp.engine.internal.backend;

import java.util.Arrays;
import java.util.List;
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
            factory.options().stream().<Object>map(given::get).toList(),
            given.driver()));
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
