package org.jcachehttp.hazelcast;

import java.time.Duration;
import java.util.function.Supplier;

/** Limits how long operations take. */
interface OperationLimit extends AutoCloseable {

  /** How much an operation transfers. */
  enum Size {
    /** One entry. */
    ENTRY,
    /** Many entries. */
    BULK
  }

  /**
   * Runs the operation.
   *
   * @throws com.hazelcast.core.OperationTimeoutException if it takes too long
   */
  <T> T run(Size size, Supplier<T> operation);

  /** Returns this limit, or one with the timeout for one entry if none is configured. */
  default OperationLimit within(Duration timeout) {
    return this;
  }

  @Override
  void close();

  /** Returns a limit of members, whose operations Hazelcast ends itself. */
  static OperationLimit ofMember() {
    return new OperationLimit() {
      @Override
      public <T> T run(Size size, Supplier<T> operation) {
        return operation.get();
      }

      @Override
      public void close() {}
    };
  }
}
