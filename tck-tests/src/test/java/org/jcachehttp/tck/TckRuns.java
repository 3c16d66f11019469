package org.jcachehttp.tck;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Runs the TCK on every provider, each in a JVM of its own, several at a time: most of what it does
 * is to wait for entries to expire.
 */
public final class TckRuns {

  private static final int AT_A_TIME = 3;
  private static final long LONGEST_MINUTES = 15;

  private TckRuns() {}

  /**
   * Arguments: the folder of the runs, the folder with their {@code cache.xml}, and for each run
   * its name, its exclude list and the property that says where the backend is, with a space
   * between.
   */
  public static void main(String... arguments) throws Exception {
    Path runs = Path.of(arguments[0]);
    ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (String run : List.of(arguments).subList(2, arguments.length)) {
        running.add(threads.submit(() -> run(runs, arguments[1], run.split(" ", 3))));
      }
      for (Future<?> run : running) {
        run.get();
      }
    } catch (ExecutionException failure) {
      throw failure.getCause() instanceof Exception cause ? cause : failure;
    } finally {
      threads.shutdownNow();
    }
  }

  /** What tests say is in a file; how they ended, in the report that the run writes. */
  private static Path run(Path runs, String frontDoor, String... run)
      throws IOException, InterruptedException {
    Path directory = Files.createDirectories(runs.resolve(run[0]));
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(command(frontDoor, run[1], run[2]))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException("the TCK on " + run[0] + " broke off, see " + output);
      }
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> command(String frontDoor, String excludeList, String property) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.addAll(List.of(System.getProperty("tck.jvm-options").split(" ")));
    command.add("-Djavax.cache.spi.CachingProvider=org.jcachehttp.engine.UriCachingProvider");
    command.add("-Djavax.cache.CacheManager=org.jcachehttp.engine.EngineCacheManager");
    command.add("-Djavax.cache.Cache=org.jcachehttp.engine.internal.cache.EngineCache");
    command.add("-Djavax.cache.Cache.Entry=org.jcachehttp.engine.internal.store.CacheEntry");
    command.add("-DExcludeList=" + excludeList);
    command.add("-D" + property);
    command.add("-cp");
    command.add(frontDoor + File.pathSeparator + System.getProperty("java.class.path"));
    command.add(TckRun.class.getName());
    return command;
  }
}
