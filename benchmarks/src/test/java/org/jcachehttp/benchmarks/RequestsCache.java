package org.jcachehttp.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Hits of Python's requests-cache, in a process that measures itself.
 *
 * @param backend the name of its backend
 */
record RequestsCache(String backend) implements Candidate.Opener {

  private static final Post POST = Post.of(2);
  private static final String PEER = "requests-cache, ";
  private static final String PYTHON = System.getProperty("python", "/usr/bin/python3");

  /** Compares hits in memory, in SQLite and in files. */
  static Comparison comparison() {
    return new Comparison(
        "requests-cache-2k",
        "Hit beside Python's requests-cache, 2 KB",
        POST.text(),
        List.of(
            FeignHits.ours("jcache-http, memory", POST, "memory:"),
            FeignHits.ours("jcache-http, sqlite", POST, "sqlite:DIR/posts.sqlite"),
            FeignHits.ours("jcache-http, files", POST, "filesystem:DIR/posts"),
            new Candidate(PEER + "memory", new RequestsCache("memory")),
            new Candidate(PEER + "sqlite", new RequestsCache("sqlite")),
            new Candidate(PEER + "files", new RequestsCache("filesystem"))),
        List.of(
            new Bar.CpuRatio("jcache-http, memory", PEER + "memory", 1 / 40.0),
            new Bar.CpuRatio("jcache-http, sqlite", PEER + "sqlite", 1 / 20.0),
            new Bar.CpuRatio("jcache-http, files", PEER + "files", 1 / 18.0)));
  }

  @Override
  public Optional<String> obstacle() {
    try {
      run("-c", "import requests_cache");
      return Optional.empty();
    } catch (IOException missing) {
      return Optional.of(PYTHON + " with the module requests_cache is missing");
    }
  }

  /** Returns a subject that measures a few hits, which the script compares with the post. */
  @Override
  public Subject open(Environment environment) {
    return Subjects.of(
        count -> {
          measure(environment, 0.05);
          return POST.text();
        });
  }

  /** Measures hits of 2 KB for some seconds. */
  Measurement measure(Environment environment, double seconds) throws IOException {
    double[] nanos =
        Arrays.stream(
                run(
                        "-c",
                        script(),
                        backend,
                        Files.createTempDirectory(environment.directory(), backend).toString(),
                        environment.origin() + "/2",
                        Double.toString(seconds))
                    .strip()
                    .split(" ", -1))
            .mapToDouble(Double::parseDouble)
            .toArray();
    return new Measurement(nanos[0], nanos[1], Double.NaN);
  }

  private static String script() throws IOException {
    try (InputStream script = RequestsCache.class.getResourceAsStream("/requests_cache_hits.py")) {
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(PYTHON));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(String.join(" ", command.subList(0, 2)) + " failed");
    }
    return output;
  }
}
