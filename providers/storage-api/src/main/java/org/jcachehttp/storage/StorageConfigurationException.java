package org.jcachehttp.storage;

/**
 * The backend was reached and refuses the operation: a wrong password, database or table, or a
 * missing permission. The operation fails again until the configuration of this application or of
 * the backend is changed. An outage, which ends by itself, is another {@link StorageException}.
 */
public class StorageConfigurationException extends StorageException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception for a refusal that the backend found.
   *
   * @param message the failed operation and, if known, the remedy; without secrets
   */
  public StorageConfigurationException(String message) {
    super(message);
  }

  /**
   * Creates the exception for a refusal that the driver reported.
   *
   * @param message the failed operation and, if known, the remedy; without secrets
   * @param cause the exception of the driver
   */
  public StorageConfigurationException(String message, Throwable cause) {
    super(message, cause);
  }
}
