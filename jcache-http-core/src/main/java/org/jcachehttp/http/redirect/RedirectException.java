package org.jcachehttp.http.redirect;

import java.io.IOException;

/** Signals too many redirections, or redirections in a circle. */
public final class RedirectException extends IOException {

  private static final long serialVersionUID = 1L;

  RedirectException(String message) {
    super(message);
  }
}
