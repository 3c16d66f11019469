package org.jcachehttp.storage.option;

import static java.util.Objects.requireNonNull;

/** An option of a backend has an unknown name or a wrong value. */
public final class WrongOptionException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final String option;

  /**
   * Creates the exception.
   *
   * @param option the name of the option
   * @param message the option, the value if it is no secret, and the remedy
   */
  public WrongOptionException(String option, String message) {
    super(requireNonNull(message, "message"));
    this.option = requireNonNull(option, "option");
  }

  /** {@return the name of the option, as it was given} */
  public String option() {
    return option;
  }
}
