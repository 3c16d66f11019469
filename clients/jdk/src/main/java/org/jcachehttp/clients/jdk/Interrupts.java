package org.jcachehttp.clients.jdk;

import java.io.IOException;
import java.io.InterruptedIOException;

/** Interrupts, which the cache reports as I/O failures, and Java's client does not. */
final class Interrupts {

  private Interrupts() {}

  /** Returns the interrupt as an I/O failure; the thread stays interrupted. */
  static IOException asIOException(InterruptedException interrupt) {
    Thread.currentThread().interrupt();
    InterruptedIOException failure = new InterruptedIOException("interrupted at the origin");
    failure.initCause(interrupt);
    return failure;
  }

  /** Throws the interrupt that an I/O failure is about; has no effect if it is about another. */
  static void rethrow(IOException failure) throws InterruptedException {
    if (failure instanceof InterruptedIOException && Thread.interrupted()) {
      InterruptedException interrupt = new InterruptedException(failure.getMessage());
      interrupt.initCause(failure);
      throw interrupt;
    }
  }
}
