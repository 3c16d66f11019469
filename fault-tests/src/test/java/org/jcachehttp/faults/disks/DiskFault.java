package org.jcachehttp.faults.disks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What happens to the file system of a store, in a process that may mount. */
enum DiskFault {
  FULL("disk full", "a file fills the file system of " + SmallDisk.SIZE) {
    @Override
    void begin(Path disk) throws IOException {
      byte[] block = new byte[BLOCK];
      try (var file = Files.newOutputStream(disk.resolve(FILLER))) {
        while (true) {
          file.write(block);
        }
      } catch (IOException full) {
        System.out.println("the disk is full: " + full.getMessage());
      }
    }

    @Override
    void end(Path disk) throws IOException {
      Files.delete(disk.resolve(FILLER));
    }
  },

  READ_ONLY("read-only directory", "a read-only mount over the directory of the open store") {
    @Override
    void begin(Path disk) throws IOException, InterruptedException {
      run("mount", "--bind", disk.toString(), disk.toString());
      run("mount", "-o", "remount,bind,ro", disk.toString());
    }

    @Override
    void end(Path disk) throws IOException, InterruptedException {
      run("umount", "--lazy", disk.toString());
    }
  };

  private static final String FILLER = "filler";
  private static final int BLOCK = 1 << 10;

  private final String title;
  private final String injection;

  DiskFault(String title, String injection) {
    this.title = title;
    this.injection = injection;
  }

  String title() {
    return title;
  }

  String injection() {
    return injection;
  }

  /** Begins the fault while a store in the file system is open. */
  abstract void begin(Path disk) throws IOException, InterruptedException;

  /** Ends the fault. */
  abstract void end(Path disk) throws IOException, InterruptedException;

  private static void run(String... command) throws IOException, InterruptedException {
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IOException(List.of(command) + " ended with " + exit);
    }
  }
}
