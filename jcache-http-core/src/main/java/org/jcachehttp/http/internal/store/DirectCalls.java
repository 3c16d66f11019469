package org.jcachehttp.http.internal.store;

import java.util.function.Supplier;

/** Operations on the thread of the caller, for as long as they take. */
record DirectCalls() implements StoreCalls {

  @Override
  public <R> R run(Supplier<R> operation) {
    return operation.get();
  }

  /** Does nothing: there are no threads. */
  @Override
  public void close() {}
}
