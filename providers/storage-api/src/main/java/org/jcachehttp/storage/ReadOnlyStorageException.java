package org.jcachehttp.storage;

/**
 * The storage is read-only: nothing was changed. The engine ignores this failure where a read would
 * remove an expired entry or move a deadline.
 */
public class ReadOnlyStorageException extends StorageConfigurationException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception for a failure of the driver.
   *
   * @param message the failed operation and, if known, the remedy; without secrets
   * @param cause the exception of the driver
   */
  public ReadOnlyStorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
