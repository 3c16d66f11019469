package org.jcachehttp.http.redirect;

import java.io.IOException;

/** Redirections that lead nowhere. */
public final class RedirectException extends IOException {

  private static final long serialVersionUID = 1L;

  RedirectException(String message) {
    super(message);
  }
}
