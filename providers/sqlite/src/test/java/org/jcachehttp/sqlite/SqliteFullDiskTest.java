package org.jcachehttp.sqlite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file that filled its disk can be opened, read and cleared. */
class SqliteFullDiskTest {

  @TempDir Path mountPoint;

  @Test
  void aCacheThatFilledItsDiskIsOpenedReadAndCleared() throws Exception {
    assumeThat(onASmallDisk("true").waitFor())
        .as("exit code of mounting a file system in a name space of its own")
        .isZero();
    Process child =
        onASmallDisk(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            SqliteFullDiskTest.class.getName(),
            mountPoint.resolve("cache.sqlite").toString());
    String said = new String(child.getInputStream().readAllBytes(), UTF_8);
    assertThat(child.waitFor()).as(said).isZero();
    // SLF4J and newer JDKs write warnings to the same stream.
    assertThat(said.lines())
        .containsSubsequence("full", "opened", "read", "cleared", "written", "opened again");
  }

  private Process onASmallDisk(String... command) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-c",
                "mount -t tmpfs -o size=3m tmpfs \"$0\" && exec \"$@\"",
                mountPoint.toString()));
    all.addAll(List.of(command));
    return new ProcessBuilder(all).redirectErrorStream(true).start();
  }

  /** The argument is a file on a small disk. */
  public static void main(String[] args) {
    try (ByteStorage storage = Storages.open(args[0], Map.of())) {
      fill(storage.open("region"));
      // Closing cannot empty the write-ahead log any more.
    } catch (StorageException closing) {
      System.out.println(closing.getMessage());
    }
    try (ByteStorage storage = Storages.open(args[0], Map.of())) {
      System.out.println("opened");
      Region<String, byte[]> region = storage.open("region");
      say(region.read("key0").isPresent(), "read");
      region.clear();
      say(region.count() == 0, "cleared");
      say(region.write("key", WriteCondition.any(), TestRecords.ofSize(1_000)), "written");
    }
    try (ByteStorage storage = Storages.open(args[0], Map.of())) {
      say(storage.open("region").read("key").isPresent(), "opened again");
    }
  }

  private static void fill(Region<String, byte[]> region) {
    try {
      for (int i = 0; ; i++) {
        region.write("key" + i, WriteCondition.any(), TestRecords.ofSize(1_000));
      }
    } catch (StorageException full) {
      say(SqliteErrors.isFull(full), "full");
    }
  }

  private static void say(boolean holds, String line) {
    System.out.println(holds ? line : "not " + line);
  }
}
