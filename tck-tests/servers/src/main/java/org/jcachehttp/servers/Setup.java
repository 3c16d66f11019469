package org.jcachehttp.servers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program that prepares a server and ends. */
final class Setup {

  private static final long MAX_SECONDS = 120;

  private Setup() {}

  /**
   * Runs the program to its end.
   *
   * @param command the program and its arguments
   * @param input the file that it reads
   * @param log the file that receives its output
   * @throws IOException if the program fails
   */
  static void run(List<String> command, File input, Path log) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .redirectInput(input)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    await(process, command.get(0), log);
  }

  private static void await(Process process, String program, Path log) throws IOException {
    try {
      if (!process.waitFor(MAX_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IOException(program + " failed: " + Files.readString(log));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + program + " runs", e);
    }
  }
}
