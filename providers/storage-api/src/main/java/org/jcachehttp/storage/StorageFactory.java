package org.jcachehttp.storage;

import java.util.List;
import org.jcachehttp.storage.option.Option;

/**
 * Opens the storages of one kind of backend. {@link java.util.ServiceLoader} finds it by its URI
 * schemes.
 *
 * <p>Implementations have a public constructor without parameters that returns at once.
 */
public interface StorageFactory {

  /**
   * {@return the URI schemes of this backend in lower case, the usual one first, such as {@code
   * sqlite}}
   */
  List<String> schemes();

  /**
   * {@return the options of this backend} An option with another name is rejected before {@link
   * #open} is called.
   */
  List<Option<?>> options();

  /**
   * {@return the beginning of the names of options in the query of a URI} The default is empty:
   * every part of the query is an option. With a prefix such as {@code cache.}, the other parts
   * belong to the location, which is passed as it is written: a driver defines and decodes it.
   * Properties have no prefix.
   */
  default String optionPrefix() {
    return "";
  }

  /**
   * {@return whether a near cache in the memory of this process saves calls of this backend} If so,
   * caches accept the options {@code near-max-entries}, {@code near-max-bytes} and {@code
   * near-ttl}. The default is true; a backend that stores its entries in this process returns
   * false.
   */
  default boolean supportsNearCache() {
    return true;
  }

  /**
   * Opens the backend. The caller closes it. A backend on a server waits for no connection, so that
   * an application starts during an outage; {@link Storage#ping} checks whether it can be used.
   *
   * <p>Cache managers of one class loader with equal addresses and options share the storage that
   * the first of them opens, unless its entries are in the memory of this process or the class of
   * the factory is not public; the last of them closes it.
   *
   * @param address the address, with options that are already checked against {@link #options}
   * @return the open backend
   * @throws StorageException if the backend cannot be opened, with a message for the author of the
   *     configuration
   * @throws IllegalArgumentException if the address is not one of this backend
   */
  Storage open(StorageAddress address);
}
