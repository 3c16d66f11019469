package org.jcachehttp.testkit.processes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A child JVM that runs a task. It ends with the test's JVM.
 *
 * <p>Its output goes to files: unlike a pipe, they keep every line of a killed process in order,
 * and need no reader thread.
 */
public final class ChildProcess implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int LINES_TO_SHOW = 20;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

  /** Options for a quick start: a child seldom runs for more than a few seconds. */
  private static final List<String> JVM_OPTIONS =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m");

  private final String name;
  private final Process process;
  private final Path output;
  private final Path errors;

  private ChildProcess(String name, List<String> command) throws IOException {
    this.name = name;
    this.output = Files.createTempFile("child", ".out");
    this.errors = Files.createTempFile("child", ".err");
    this.process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(errors.toFile())
            .start();
  }

  static ChildProcess start(Task task, int number, URI uri, String... jvmOptions)
      throws IOException {
    List<String> options = new ArrayList<>(List.of(jvmOptions));
    options.add("-D" + Task.PROPERTY + "=" + task);
    return start(ChildMain.class, number, uri, options.toArray(String[]::new));
  }

  /**
   * Starts a JVM with the class path of this one. The later of two conflicting options wins.
   *
   * @param main a class whose main method calls {@link ChildMain#run}
   * @param number the number of the process among those with the same task
   * @param uri the URI of the store
   * @param jvmOptions options for the command line of the JVM, such as {@code -Xmx64m}
   * @return the process, which the caller closes
   * @throws IOException if the process cannot be started
   */
  public static ChildProcess start(Class<?> main, int number, URI uri, String... jvmOptions)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(JVM_OPTIONS);
    command.addAll(List.of(jvmOptions));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(main.getName(), Integer.toString(number), uri.toString()));
    return new ChildProcess("process " + number + " for " + uri, command);
  }

  /**
   * Waits until the child has opened the store.
   *
   * @throws IOException if its output cannot be read
   * @throws InterruptedException if the thread is interrupted
   */
  public void awaitReady() throws IOException, InterruptedException {
    awaitLine(ChildMain.READY);
  }

  /**
   * Waits until the child prints a line with that beginning.
   *
   * @param beginning the beginning of the line
   * @throws IOException if its output cannot be read
   * @throws InterruptedException if the thread is interrupted
   */
  public void awaitLine(String beginning) throws IOException, InterruptedException {
    long giveUp = System.nanoTime() + PATIENCE.toNanos();
    while (said().stream().noneMatch(line -> line.startsWith(beginning))) {
      if (endsWithin(BETWEEN_LOOKS) || System.nanoTime() > giveUp) {
        throw failure("did not say '" + beginning + "'");
      }
    }
  }

  /**
   * Starts the task.
   *
   * @throws IOException if the child has ended
   */
  public void go() throws IOException {
    process.getOutputStream().write('\n');
    process.getOutputStream().flush();
  }

  /**
   * Waits until the child has ended.
   *
   * @return the lines that it printed
   * @throws IOException if its output cannot be read
   * @throws InterruptedException if the thread is interrupted
   */
  public List<String> awaitEnd() throws IOException, InterruptedException {
    if (!endsWithin(PATIENCE)) {
      throw failure("did not end within " + PATIENCE);
    }
    if (process.exitValue() != 0) {
      throw failure("failed with exit code " + process.exitValue());
    }
    return said();
  }

  /**
   * Kills the child during its task, as {@code kill -9} does.
   *
   * @param delay the time until the kill
   * @return the lines that it printed
   * @throws IOException if its output cannot be read
   * @throws InterruptedException if the thread is interrupted
   */
  public List<String> killAfter(Duration delay) throws IOException, InterruptedException {
    if (endsWithin(delay)) {
      throw failure("ended before it could be killed");
    }
    process.destroyForcibly().waitFor();
    return said();
  }

  /**
   * Stops the child, as {@code kill -STOP} does, until {@link #resume}. It keeps its locks.
   *
   * @throws IOException if the signal cannot be sent
   * @throws InterruptedException if the thread is interrupted
   */
  public void suspend() throws IOException, InterruptedException {
    signal("-STOP");
  }

  /**
   * Lets a stopped child go on.
   *
   * @throws IOException if the signal cannot be sent
   * @throws InterruptedException if the thread is interrupted
   */
  public void resume() throws IOException, InterruptedException {
    signal("-CONT");
  }

  private void signal(String option) throws IOException, InterruptedException {
    int exit = new ProcessBuilder("kill", option, Long.toString(process.pid())).start().waitFor();
    if (exit != 0) {
      throw failure("got no signal " + option);
    }
  }

  private boolean endsWithin(Duration time) throws InterruptedException {
    return process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Returns the complete lines of the output; a killed child may leave an incomplete one. */
  private List<String> said() throws IOException {
    String text = Files.readString(output);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
  }

  private AssertionError failure(String what) throws IOException {
    List<String> said = said();
    List<String> last = said.subList(Math.max(0, said.size() - LINES_TO_SHOW), said.size());
    return new AssertionError(
        (name + " " + what + "; it said " + said.size() + " lines, the last of them:\n")
            + (String.join("\n", last) + "\nand complained:\n" + Files.readString(errors)));
  }

  @Override
  public void close() {
    try {
      process.destroyForcibly().waitFor();
      Files.delete(output);
      Files.delete(errors);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
