package org.jcachehttp.testkit.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.concurrent.TimeUnit;

/**
 * The cost of one call, measured in a JVM of its own that interprets all code.
 *
 * <p>The debugger interface (JDI) reports the methods that the call enters, and Flight Recorder the
 * objects that it creates: without thread-local allocation buffers, each allocation is an event. A
 * compiler would remove some of both, so neither depends on the JVM.
 *
 * @param types the types of this library with a method that the call enters, by name; a lambda
 *     belongs to the type that contains it
 * @param objects the class of each object that the call creates, by name
 */
public record CallCost(SortedSet<String> types, List<String> objects) {

  private static final long TIMEOUT_SECONDS = 120;

  /**
   * Measures a call.
   *
   * @param scenario prepares the call; has a public constructor without parameters, and its own
   *     types are not counted
   * @return the types and objects of the call
   * @throws AssertionError if the JVM fails
   * @throws IOException if the JVM cannot be started, or its output cannot be read
   * @throws InterruptedException if the thread is interrupted while it waits
   */
  public static CallCost of(Class<? extends Scenario> scenario)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("call-cost", ".txt");
    try (EnteredTypes entered = EnteredTypes.listen(scenario.getName())) {
      Process process = start(scenario, entered.port(), output);
      try {
        SortedSet<String> types = entered.await();
        if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
          throw new AssertionError("the measured JVM failed:\n" + Files.readString(output));
        }
        return new CallCost(types, CreatedObjects.parse(Files.readAllLines(output)));
      } finally {
        process.destroyForcibly();
      }
    } finally {
      Files.delete(output);
    }
  }

  private static Process start(Class<?> scenario, String port, Path output) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-agentlib:jdwp=transport=dt_socket,address=localhost:" + port + ",suspend=y",
            "-Xint",
            "-XX:+UseG1GC",
            "-XX:-UseTLAB",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            CallCostMain.class.getName(),
            scenario.getName())
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  /** Prepares a call. */
  public interface Scenario {

    /**
     * Prepares the call.
     *
     * @return the call, which runs many times, on several threads one after the other
     * @throws Exception if the preparation fails; the measurement then fails too
     */
    Runnable prepare() throws Exception;
  }
}
