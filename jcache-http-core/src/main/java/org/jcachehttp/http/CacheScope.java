package org.jcachehttp.http;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jcachehttp.http.settings.CallOptions;
import org.jspecify.annotations.Nullable;

/**
 * The mode and options of the requests that one thread makes until the scope is closed.
 *
 * <pre>{@code
 * try (CacheScope scope = CacheScope.open(CacheMode.RELOAD)) {
 *   forum.post(1);
 * }
 * }</pre>
 *
 * <p>Scopes nest: an outer scope applies where an inner one sets nothing. A request has the scope
 * of the thread that makes it, on whichever thread it is executed. The thread that opened a scope
 * has to close it.
 */
public final class CacheScope implements AutoCloseable {

  private static final ThreadLocal<@Nullable CacheScope> INNERMOST = new ThreadLocal<>();

  private final Optional<CacheMode> mode;
  private final CallOptions options;
  private final @Nullable CacheScope outer;
  private final Thread owner = Thread.currentThread();
  private boolean closed;

  private CacheScope(Optional<CacheMode> mode, CallOptions options, @Nullable CacheScope outer) {
    this.mode = mode;
    this.options = options;
    this.outer = outer;
  }

  /**
   * Opens a scope that sets the mode of the requests of this thread.
   *
   * @param mode the mode; the options are those of the outer scope
   * @return the scope, which this thread closes
   */
  public static CacheScope open(CacheMode mode) {
    Optional<CacheMode> given = Optional.of(requireNonNull(mode, "mode"));
    return current()
        .map(outer -> begin(given, outer.options, outer))
        .orElseGet(() -> begin(given, CallOptions.none(), null));
  }

  /**
   * Opens a scope that sets options of the requests of this thread.
   *
   * @param options the options; an option that is not set, and the mode, are those of the outer
   *     scope
   * @return the scope, which this thread closes
   */
  public static CacheScope open(CallOptions options) {
    requireNonNull(options, "options");
    return current()
        .map(outer -> begin(outer.mode, options.orElse(outer.options), outer))
        .orElseGet(() -> begin(Optional.empty(), options, null));
  }

  private static CacheScope begin(
      Optional<CacheMode> mode, CallOptions options, @Nullable CacheScope outer) {
    CacheScope scope = new CacheScope(mode, options, outer);
    INNERMOST.set(scope);
    return scope;
  }

  /** {@return the innermost open scope of this thread; empty if none is open} */
  public static Optional<CacheScope> current() {
    return Optional.ofNullable(INNERMOST.get());
  }

  /**
   * {@return the mode of requests; empty if neither this scope nor an outer one sets it, so that
   * the mode of the session applies}
   */
  public Optional<CacheMode> mode() {
    return mode;
  }

  /** {@return the options of requests, including those that outer scopes set} */
  public CallOptions options() {
    return options;
  }

  /**
   * Closes the scope; closing twice has no effect.
   *
   * @throws IllegalStateException on another thread, or while an inner scope is open
   */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    if (Thread.currentThread() != owner) {
      throw new IllegalStateException("a cache scope is closed by the thread that opened it");
    }
    if (INNERMOST.get() != this) {
      throw new IllegalStateException("a cache scope is closed after the scopes inside it");
    }
    closed = true;
    if (outer == null) {
      INNERMOST.remove();
    } else {
      INNERMOST.set(outer);
    }
  }

  @Override
  public String toString() {
    return "CacheScope[" + mode.map(value -> "mode=" + value + ", ").orElse("") + options + ']';
  }
}
