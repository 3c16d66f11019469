package org.jcachehttp.storage;

/**
 * The backend was opened for reading only, or may not be written: nothing was changed. What reading
 * alone would tidy up - an expired entry, a deadline that moves - then stays as it is.
 */
public class ReadOnlyStorageException extends StorageException {

  private static final long serialVersionUID = 1L;

  /** A refusal by the driver below the backend. */
  public ReadOnlyStorageException(String message, Throwable cause) {
    super(message, cause);
  }
}
