package org.jcachehttp.storage;

/** Stored bytes cannot be decoded as a value of their type. */
public class UnreadableValueException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what is wrong with the bytes
   */
  public UnreadableValueException(String message) {
    super(message);
  }

  /**
   * Creates the exception for a failure of the decoder.
   *
   * @param message what is wrong with the bytes
   * @param cause the failure
   */
  public UnreadableValueException(String message, Throwable cause) {
    super(message, cause);
  }
}
