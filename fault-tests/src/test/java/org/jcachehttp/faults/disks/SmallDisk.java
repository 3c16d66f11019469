package org.jcachehttp.faults.disks;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A small file system in memory, which only one child process sees and which ends with it.
 *
 * @param mountPoint an existing directory
 */
record SmallDisk(Path mountPoint) {

  private static final String MOUNT = "mount -t tmpfs -o size=%s tmpfs \"$0\" && exec \"$@\"";
  static final String SIZE = "16m";

  /** Returns why this machine cannot mount the file system, or empty if it can. */
  Optional<String> obstacle() throws IOException, InterruptedException {
    try {
      Process process = run("true");
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      return process.waitFor() == 0 ? Optional.empty() : Optional.of(said.strip());
    } catch (IOException noSuchCommand) {
      return Optional.of(String.valueOf(noSuchCommand.getMessage()));
    }
  }

  /** Runs a main class in a child, and returns what it printed. Its end is a failure or not. */
  String run(Class<?> main, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String property : List.of("faults.form", "faults.rows")) {
      String value = System.getProperty(property);
      if (value != null) {
        command.add("-D" + property + "=" + value);
      }
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(arguments));
    command.add(mountPoint.toString());
    Process process = run(command.toArray(String[]::new));
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(said);
    }
    return said;
  }

  private Process run(String... command) throws IOException {
    List<String> all = new ArrayList<>(List.of("unshare", "--map-root-user", "--mount", "sh"));
    all.addAll(List.of("-c", MOUNT.formatted(SIZE), mountPoint.toString()));
    all.addAll(List.of(command));
    return new ProcessBuilder(all).redirectErrorStream(true).start();
  }
}
