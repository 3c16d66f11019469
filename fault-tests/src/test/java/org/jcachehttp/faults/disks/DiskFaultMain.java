package org.jcachehttp.faults.disks;

import java.nio.file.Path;
import java.time.Duration;
import javax.cache.CacheException;
import org.jcachehttp.faults.calls.CheckedCalls;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.faults.report.Measurement;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.settings.StoreSettings;

/** Calls through an HTTP cache on a small disk, before, during and after a fault. */
final class DiskFaultMain {

  private static final int STORED = 20;
  private static final int DURING = 60;
  private static final int ALL = 80;
  private static final int BODY_BYTES = 64 << 10;

  private DiskFaultMain() {}

  /** The arguments are the fault, the scheme of the store and the mount point. */
  public static void main(String[] args) throws Exception {
    DiskFault fault = DiskFault.valueOf(args[0]);
    Measurement row = rowOf(fault, args[1]);
    Path disk = Path.of(args[2]);
    String uri = args[1] + ":" + disk.resolve("cache") + optionsOf(args[1]);
    for (int round = 0; round < Form.tries(1, 10); round++) {
      inject(fault, disk, uri, row);
      findAll(uri, row);
      fault.begin(disk);
      openDuringTheFault(uri, row);
      fault.end(disk);
      findAll(uri, row);
      clear(uri);
    }
    if (fault == DiskFault.FULL && args[1].equals("ehcache")) {
      row.endWithout("Ehcache writes later: entries put while the disk is full are lost");
    } else {
      row.end();
    }
    System.exit(0);
  }

  static Measurement rowOf(DiskFault fault, String scheme) {
    return Measurement.of(fault.title(), scheme, fault.injection() + "; tries are calls");
  }

  private static String optionsOf(String scheme) {
    return scheme.equals("ehcache") ? "?disk=32MiB" : "";
  }

  /** What was stored before the fault, and what is stored after it, is found. */
  private static void inject(DiskFault fault, Path disk, String uri, Measurement row)
      throws Exception {
    try (HttpCache cache = open(uri)) {
      CheckedCalls calls = new CheckedCalls(cache, row, BODY_BYTES);
      calls.storeEach(STORED);
      fault.begin(disk);
      calls.callEach(DURING);
      System.out.println(cache.statistics().storeErrors() + " errors of the store");
      fault.end(disk);
      calls.findAcknowledged();
      calls.storeEach(ALL);
    }
  }

  private static void findAll(String uri, Measurement row) throws Exception {
    try (HttpCache cache = open(uri)) {
      new CheckedCalls(cache, row, BODY_BYTES).findEach(ALL);
    }
  }

  /** A store that cannot be opened is refused with its place; else calls are answered. */
  private static void openDuringTheFault(String uri, Measurement row) {
    try (HttpCache cache = open(uri)) {
      new CheckedCalls(cache, row, BODY_BYTES).callEach(ALL);
    } catch (CacheException refused) {
      System.out.println("refused: " + refused.getMessage());
      if (!String.valueOf(refused.getMessage()).contains(uri)) {
        row.failed(refused);
      }
    }
  }

  private static void clear(String uri) {
    try (HttpCache cache = open(uri)) {
      cache.responses().clear();
    }
  }

  private static HttpCache open(String uri) {
    return HttpCache.builder()
        .store(StoreSettings.defaults().withBreaker(5, Duration.ofSeconds(1)))
        .open(uri);
  }
}
