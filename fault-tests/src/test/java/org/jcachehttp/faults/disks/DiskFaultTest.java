package org.jcachehttp.faults.disks;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls are answered while the disk of their store is full or read-only; nothing is lost. */
class DiskFaultTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "FULL, sqlite",
    "FULL, filesystem",
    "FULL, ehcache",
    "READ_ONLY, sqlite",
    "READ_ONLY, filesystem",
    "READ_ONLY, ehcache"
  })
  void callsAreAnsweredAndNothingIsLost(DiskFault fault, String scheme) throws Exception {
    SmallDisk disk = new SmallDisk(directory);
    Optional<String> obstacle = disk.obstacle();
    if (obstacle.isPresent()) {
      DiskFaultMain.rowOf(fault, scheme).endWithout("not tried: " + obstacle.get());
    } else {
      System.out.println(disk.run(DiskFaultMain.class, fault.name(), scheme));
    }
  }
}
