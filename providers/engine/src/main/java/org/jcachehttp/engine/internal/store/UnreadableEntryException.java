package org.jcachehttp.engine.internal.store;

/** A stored value is damaged: whoever meets this treats the entry as absent and may replace it. */
public final class UnreadableEntryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableEntryException(Throwable cause) {
    super(cause);
  }
}
