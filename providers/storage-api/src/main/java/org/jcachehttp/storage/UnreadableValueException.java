package org.jcachehttp.storage;

/** Stored bytes are not, or no longer, a value of the type they were stored as. */
public class UnreadableValueException extends Exception {

  private static final long serialVersionUID = 1L;

  /** What is wrong with the bytes. */
  public UnreadableValueException(String message) {
    super(message);
  }

  /** What went wrong while reading the bytes. */
  public UnreadableValueException(String message, Throwable cause) {
    super(message, cause);
  }
}
