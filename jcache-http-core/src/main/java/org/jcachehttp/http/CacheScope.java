package org.jcachehttp.http;

import java.util.Optional;
import org.jcachehttp.http.settings.CallOptions;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of one thread want until the scope is closed, beyond what their session does.
 *
 * <pre>{@code
 * try (CacheScope scope = CacheScope.open(CacheMode.RELOAD)) {
 *   forum.post(1);
 * }
 * }</pre>
 *
 * <p>Scopes nest, and what the inner one does not say, the outer one may. A call takes the scope of
 * the thread that makes it with it to wherever it is carried out; calls of other threads, and of
 * the same thread after the end, know nothing of it. To be closed by the thread that opened it.
 */
public final class CacheScope implements AutoCloseable {

  private static final ThreadLocal<@Nullable CacheScope> INNERMOST = new ThreadLocal<>();

  private final Optional<CacheMode> use;
  private final CallOptions options;
  private final @Nullable CacheScope outer;
  private final Thread owner = Thread.currentThread();
  private boolean closed;

  private CacheScope(Optional<CacheMode> use, CallOptions options, @Nullable CacheScope outer) {
    this.use = use;
    this.options = options;
    this.outer = outer;
  }

  /** Until the scope is closed, this thread's calls use the cache like that. */
  public static CacheScope open(CacheMode use) {
    return current()
        .map(outer -> begin(Optional.of(use), outer.options, outer))
        .orElseGet(() -> begin(Optional.of(use), CallOptions.none(), null));
  }

  /** Until the scope is closed, this thread's calls have these options. */
  public static CacheScope open(CallOptions options) {
    return current()
        .map(outer -> begin(outer.use, options.orElse(outer.options), outer))
        .orElseGet(() -> begin(Optional.empty(), options, null));
  }

  private static CacheScope begin(
      Optional<CacheMode> use, CallOptions options, @Nullable CacheScope outer) {
    CacheScope scope = new CacheScope(use, options, outer);
    INNERMOST.set(scope);
    return scope;
  }

  /** The innermost open scope of this thread. */
  public static Optional<CacheScope> current() {
    return Optional.ofNullable(INNERMOST.get());
  }

  /** How calls in it use the cache; empty: as their session says. */
  public Optional<CacheMode> use() {
    return use;
  }

  /** The options of calls in it. */
  public CallOptions options() {
    return options;
  }

  /**
   * Ends the scope; a second time does nothing.
   *
   * @throws IllegalStateException on another thread, or while a scope inside it is open
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
}
