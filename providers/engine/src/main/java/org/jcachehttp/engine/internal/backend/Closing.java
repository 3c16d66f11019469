package org.jcachehttp.engine.internal.backend;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Closes several resources, also if one of them fails to close. */
public final class Closing {

  private Closing() {}

  /**
   * Runs all actions in their order.
   *
   * @throws RuntimeException the first failure, with the others as suppressed exceptions
   */
  public static void all(Stream<Runnable> actions) {
    @Nullable RuntimeException failure = null;
    for (Runnable action : actions.toList()) {
      try {
        action.run();
      } catch (RuntimeException failed) {
        failure = join(failure, failed);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private static RuntimeException join(@Nullable RuntimeException first, RuntimeException later) {
    if (first == null) {
      return later;
    }
    first.addSuppressed(later);
    return first;
  }
}
