package org.jcachehttp.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A server process that ends with this JVM at the latest, also if the JVM is killed. A shell waits
 * for the end of a pipe from this JVM, then ends the server and deletes its directory.
 */
final class WatchedProcess {

  /**
   * The shell becomes the server, so that the process of this JVM is the server itself. The watcher
   * is no child of it, because PostgreSQL waits for its children. It compares the program, because
   * the id of an ended process may be in use again. The pipe ends also when the server ends by
   * itself; its directory stays then.
   */
  private static final String SCRIPT =
      """
      directory=$1 signal=$2 program=$3
      shift 3
      exec 3<&0
      ( (
        trap '' INT HUP TERM
        runs() { [ "/proc/$$/exe" -ef "$program" ]; }
        if read -r given <&3; then signal=$given; elif runs; then orphan=yes; fi
        runs && kill -"$signal" $$
        while runs; do sleep 0.1; done
        [ -z "$orphan" ] || rm -rf "$directory"
      ) >/dev/null 2>&1 & )
      exec "$@" </dev/null 3<&-
      """;

  private static final long STOP_SECONDS = 60;

  private final Process process;

  private WatchedProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts the program as the {@link ServerUser}.
   *
   * @param program how the server is started
   * @param directory the directory of the server; it receives the log
   * @param port the port of the server
   * @return the started process, which may not be ready yet
   * @throws IOException if the process cannot be started
   */
  static WatchedProcess start(DatabaseProgram program, Path directory, int port)
      throws IOException {
    String executable = program.executable().toString();
    List<String> server = new ArrayList<>(List.of(executable));
    server.addAll(program.arguments(directory, port));
    List<String> command = new ArrayList<>(List.of("sh", "-c", SCRIPT, "sh", directory.toString()));
    command.addAll(List.of(program.stopSignal(), executable));
    command.addAll(ServerUser.command(server));
    return new WatchedProcess(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log(directory).toFile()))
            .start());
  }

  /**
   * {@return the file with the output of the server}
   *
   * @param directory the directory of the server
   */
  static Path log(Path directory) {
    return directory.resolve("log");
  }

  /** {@return the id of the process} */
  long pid() {
    return process.pid();
  }

  /** {@return whether the process runs} */
  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Sends the signal and waits for the end of the process.
   *
   * @param signal the name of the signal
   * @throws IOException if the process does not end
   */
  void stop(String signal) throws IOException {
    try (OutputStream watcher = process.getOutputStream()) {
      watcher.write((signal + "\n").getBytes(US_ASCII));
    } catch (IOException alreadyEnded) {
      // The watcher ends with the server.
    }
    await();
  }

  /**
   * Kills the process and the processes that it has started.
   *
   * @throws IOException if the process does not end
   */
  void kill() throws IOException {
    List<ProcessHandle> children = process.descendants().toList();
    // By the watcher: Process.destroyForcibly ends the pipe before the process.
    stop("KILL");
    children.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle child : children) {
      child.onExit().completeOnTimeout(child, STOP_SECONDS, TimeUnit.SECONDS).join();
    }
  }

  private void await() throws IOException {
    try {
      if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new IOException("the process " + process.pid() + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a server ends", e);
    }
  }
}
