package org.jcachehttp.storage;

/** A backend could not do what it was asked; the message says what and, where known, the remedy. */
public class StorageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** A failure found by the backend itself. */
  public StorageException(String message) {
    super(message);
  }

  /** A failure reported by the driver below the backend. */
  public StorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
