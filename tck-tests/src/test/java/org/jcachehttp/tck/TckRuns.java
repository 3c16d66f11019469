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
 * Runs the TCK on every provider, each in a JVM of its own. Several runs are concurrent, because
 * the TCK mostly waits for entries to expire.
 */
public final class TckRuns {

  private static final int CONCURRENT_RUNS = 4;
  private static final long TIMEOUT_MINUTES = 15;

  private TckRuns() {}

  /**
   * Arguments: the folder of the runs, the folder with their {@code cache.xml}, and for each run
   * its name, its exclude list and the property with the backend, separated by spaces.
   */
  public static void main(String... arguments) throws Exception {
    Path runs = Path.of(arguments[0]);
    ExecutorService threads = Executors.newFixedThreadPool(CONCURRENT_RUNS);
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

  /** Runs the TCK once and returns the file with its output. */
  private static Path run(Path runs, String configurationFolder, String... run)
      throws IOException, InterruptedException {
    Path directory = Files.createDirectories(runs.resolve(run[0]));
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(command(configurationFolder, run[1], run[2]))
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      if (!process.waitFor(TIMEOUT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
        throw new IllegalStateException("the TCK on " + run[0] + " failed, see " + output);
      }
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> command(
      String configurationFolder, String excludeList, String property) {
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
    command.add(configurationFolder + File.pathSeparator + System.getProperty("java.class.path"));
    command.add(TckRun.class.getName());
    return command;
  }
}
