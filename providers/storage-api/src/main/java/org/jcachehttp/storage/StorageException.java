package org.jcachehttp.storage;

/** An operation of a storage failed. The message names the operation and, if known, the remedy. */
public class StorageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception for a failure that the backend found.
   *
   * @param message the failed operation and, if known, the remedy; without secrets
   */
  public StorageException(String message) {
    super(message);
  }

  /**
   * Creates the exception for a failure of the driver.
   *
   * @param message the failed operation and, if known, the remedy; without secrets
   * @param cause the exception of the driver
   */
  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
