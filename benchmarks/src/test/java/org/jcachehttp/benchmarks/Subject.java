package org.jcachehttp.benchmarks;

/** An operation that is measured, with everything that it needs open. */
@SuppressWarnings("try") // A client may be interrupted while it closes.
interface Subject extends AutoCloseable {

  /**
   * Executes the operation once.
   *
   * @param count the number of calls of this thread so far
   * @return the result, which the smoke test compares with the expected one
   */
  Object call(int count) throws Exception;

  /**
   * Prepares the code for the compiler, before anything is measured. Needed by an operation that
   * takes so long that the iterations of a benchmark would call it too rarely.
   */
  default void warmUp() throws Exception {}

  /** Ends an operation of {@link Comparison.Load#UNTIL_FINISH}, which is not measured. */
  default void finish() throws Exception {}

  @Override
  default void close() throws Exception {}
}
