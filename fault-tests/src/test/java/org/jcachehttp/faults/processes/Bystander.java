package org.jcachehttp.faults.processes;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.cache.Cache;
import javax.cache.CacheException;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.testkit.processes.Store;

/** A process that uses a store while another one is stopped. */
final class Bystander {

  /** Enough keys to meet most of the 256 directories of a filesystem store. */
  private static final int KEYS = 600;

  private final Cache<Object, Long> cache;
  private final String timeoutOption;
  private final Measurement row;
  private final Map<String, Long> acknowledged = new HashMap<>();
  private final List<String> refused = new ArrayList<>();

  /**
   * Makes a user of the store.
   *
   * @param store the store, opened by this process
   * @param timeoutOption the option that the message of a refused write names
   * @param row what is measured
   */
  Bystander(Store store, String timeoutOption, Measurement row) {
    this.cache = store.cache(Long.class);
    this.timeoutOption = timeoutOption;
    this.row = row;
  }

  /** Writes until the lock of the stopped process is met, and reads everything that was written. */
  void readAndWrite() {
    for (int i = 0; i < KEYS && refused.isEmpty(); i++) {
      write("bystander" + i, i);
    }
    readAll();
  }

  /** After the stopped process goes on, a refused write succeeds, and no other one is lost. */
  void writeAgain() {
    for (String key : refused) {
      cache.put(key, 1L);
      acknowledged.put(key, 1L);
    }
    readAll();
  }

  /** Returns the number of writes that a lock prevented. */
  int refused() {
    return refused.size();
  }

  private void write(String key, long value) {
    long begin = System.nanoTime();
    try {
      cache.put(key, value);
      acknowledged.put(key, value);
    } catch (CacheException failure) {
      refuse(key, failure);
    }
    row.took(Duration.ofNanos(System.nanoTime() - begin));
  }

  /** Counts a failure that names the option, as documented; another one is a fault. */
  private void refuse(String key, CacheException failure) {
    if (failure.toString().contains(timeoutOption)) {
      refused.add(key);
    } else {
      row.failed(failure);
    }
  }

  private void readAll() {
    for (Map.Entry<String, Long> written : acknowledged.entrySet()) {
      long begin = System.nanoTime();
      if (!written.getValue().equals(cache.get(written.getKey()))) {
        row.lost(1);
      }
      row.took(Duration.ofNanos(System.nanoTime() - begin));
    }
  }
}
