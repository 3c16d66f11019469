package org.jcachehttp.filesystem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.testkit.TestRecords;

/** A process that holds all locks of a directory until it ends, as a stopped one does. */
final class LockHolder {

  private LockHolder() {}

  /** Starts a process that holds the locks; returns when it does. */
  static Process startFor(Path lockFile) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                lockFile.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(process.getInputStream().read()).isEqualTo('!');
    return process;
  }

  /** Whether a write to the region fails because of the lock, and says so. */
  static boolean isRefused(Region<String, byte[]> region) {
    Throwable failure = catchThrowable(() -> TestRecords.write(region, "key", 1));
    return failure instanceof StorageException
        && String.valueOf(failure.getMessage()).contains("'lock-timeout'");
  }

  static void end(Process process) throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** The argument is the lock file. */
  public static void main(String[] args) throws IOException {
    try (FileChannel channel = FileChannel.open(Path.of(args[0]), StandardOpenOption.WRITE)) {
      channel.lock();
      System.out.write('!');
      System.out.flush();
      System.in.read();
    }
  }
}
