package org.jcachehttp.spring;

import java.util.function.Supplier;
import javax.cache.CacheException;

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

  /**
   * Returns the result of an action.
   *
   * @throws HttpCachePropertyException if the action rejects the value of the property, or cannot
   *     open what it names
   */
  static <T> T naming(String property, Supplier<T> action) {
    try {
      return action.get();
    } catch (HttpCachePropertyException named) {
      throw named;
    } catch (IllegalArgumentException | CacheException rejected) {
      throw new HttpCachePropertyException(
          property, String.valueOf(rejected.getMessage()), rejected);
    }
  }

  String property() {
    return property;
  }

  String reason() {
    return reason;
  }
}
