package org.jcachehttp.http;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether one kind of operation on a cache fails at present; logged when it begins and ends. */
final class Outage {

  private static final Logger log = LoggerFactory.getLogger(Outage.class);

  private final String operation;
  private final AtomicBoolean failing = new AtomicBoolean();

  /** No outage, yet, of that operation: {@code reading cache 'a'}. */
  Outage(String operation) {
    this.operation = operation;
  }

  void failed(RuntimeException failure) {
    if (failing.compareAndSet(false, true)) {
      log.warn("{} fails, calls go to their origins: {}", operation, failure.toString());
    }
    log.debug("{} failed", operation, failure);
  }

  void succeeded() {
    if (failing.get() && failing.compareAndSet(true, false)) {
      log.info("{} works again", operation);
    }
  }
}
