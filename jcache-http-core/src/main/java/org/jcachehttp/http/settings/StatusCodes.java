package org.jcachehttp.http.settings;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The status codes that settings take. */
final class StatusCodes {

  private static final Set<Integer> NOT_STORED = Set.of(206, 304, 416);

  private StatusCodes() {}

  /** Returns status codes in ascending order. */
  static Set<Integer> sorted(int... codes) {
    Set<Integer> sorted = new TreeSet<>();
    for (int code : codes) {
      sorted.add(code);
    }
    return Collections.unmodifiableSet(sorted);
  }

  /**
   * Checks a status code that a stored response can have; a part (206) counts as a 200 response.
   */
  static int checkStorable(String setting, int status) {
    if (status < 200 || status > 599 || NOT_STORED.contains(status)) {
      throw new IllegalArgumentException(
          setting + " has status " + status + ", but takes 200 to 599 except 206, 304 and 416");
    }
    return status;
  }
}
