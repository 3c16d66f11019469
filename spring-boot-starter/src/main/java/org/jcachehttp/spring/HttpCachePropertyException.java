package org.jcachehttp.spring;

/** A property of the application has a wrong name or value. */
final class HttpCachePropertyException extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  private final String property;
  private final String reason;

  /** An exception whose reason contains no secret. */
  HttpCachePropertyException(String property, String reason, Throwable cause) {
    super(property + ": " + reason, cause);
    this.property = property;
    this.reason = reason;
  }

  HttpCachePropertyException(String property, String reason) {
    super(property + ": " + reason);
    this.property = property;
    this.reason = reason;
  }

  String property() {
    return property;
  }

  String reason() {
    return reason;
  }
}
