package org.jcachehttp.engine.internal.store;

/** A stored value is damaged: the entry counts as absent and may be replaced. */
public final class UnreadableEntryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableEntryException(Throwable cause) {
    super(cause);
  }
}
