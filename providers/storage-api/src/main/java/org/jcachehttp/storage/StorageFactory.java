package org.jcachehttp.storage;

import java.util.List;
import org.jcachehttp.storage.option.Option;

/**
 * Opens one kind of backend; found by {@link java.util.ServiceLoader} under the schemes it names.
 *
 * <p>Implementations have a public constructor without parameters, and constructing one is cheap.
 */
public interface StorageFactory {

  /**
   * The URI schemes this backend answers to, in lower case, the usual one first: {@code sqlite}.
   */
  List<String> schemes();

  /** The options it understands; any other name is refused before {@link #open} is called. */
  List<Option<?>> options();

  /**
   * Opens the backend, which is then the caller's to close.
   *
   * @throws StorageException if it cannot be opened, with a message for the person who configured
   *     it
   * @throws IllegalArgumentException if the address names nothing this backend can open
   */
  Storage open(StorageAddress address);
}
