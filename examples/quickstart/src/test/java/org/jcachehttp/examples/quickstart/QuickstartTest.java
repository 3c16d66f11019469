package org.jcachehttp.examples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuickstartTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private List<String> run(String... words) {
    out.reset();
    Quickstart.run(List.of(words), new PrintStream(out, true, UTF_8));
    return out.toString(UTF_8).lines().toList();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  void theFirstCallIsAMissAndTheOthersAreHits() {
    List<String> rows = run("--backend", "memory:", "--port", "0");
    assertThat(rows).hasSize(13);
    assertThat(rows.get(2)).contains("fwd=uri-miss; fwd-status=200; stored");
    assertThat(rows.subList(3, 12)).allMatch(row -> row.contains("jcache-http; hit; ttl="));
    assertThat(rows.get(12)).startsWith("10 calls in 1.");
  }

  @Test
  void aSecondRunIsAnsweredFromDisk(@TempDir Path folder) throws IOException {
    String backend = "sqlite:" + folder.resolve("a folder/cache.sqlite").toUri().getRawPath();
    String port = Integer.toString(freePort());
    run("--backend", backend, "--port", port);
    List<String> rows = run("--backend", backend, "--port", port);
    assertThat(rows.subList(2, 12)).hasSize(10).allMatch(row -> row.contains("; hit; ttl="));
    assertThat(rows.get(12)).startsWith("10 calls in 0.");
  }

  @Test
  void aPageIsFetchedTwice() {
    try (LoopbackOrigin origin = LoopbackOrigin.start(0)) {
      List<String> rows = run("--backend", "memory:", origin.slowPage().toString());
      assertThat(rows.get(2)).contains("fwd=uri-miss");
      assertThat(rows.get(3)).contains("; hit");
      assertThat(rows.get(4)).startsWith("2 calls in 1.");
    }
  }

  @Test
  void aBusyPortIsReportedInOneLine() throws IOException {
    try (ServerSocket busy = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(busy.getLocalPort());
      assertThatThrownBy(() -> run("--backend", "memory:", "--port", port))
          .isInstanceOf(QuickstartException.class)
          .hasMessageStartingWith("port " + port + " is busy")
          .hasMessageEndingWith("--port");
    }
  }

  @Test
  void anUnreachableHostIsReportedInOneLine() throws IOException {
    String page = "http://127.0.0.1:" + freePort() + "/";
    assertThatThrownBy(() -> run("--backend", "memory:", page))
        .isInstanceOf(QuickstartException.class)
        .hasMessageStartingWith("no response from " + page + ": ")
        .hasMessageContaining("refused");
  }

  @Test
  void anUnknownBackendIsReportedWithTheAvailableOnes() {
    assertThatThrownBy(() -> run("--backend", "unknown:x"))
        .isInstanceOf(QuickstartException.class)
        .hasMessageContaining("'unknown:x'")
        .hasMessageContaining("memory")
        .hasMessageContaining("sqlite");
  }

  @Test
  void anUnwritablePathIsReportedInOneLine(@TempDir Path folder) throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    String backend = "sqlite:" + file.resolve("cache.sqlite").toUri().getRawPath();
    assertThatThrownBy(() -> run("--backend", backend))
        .isInstanceOfSatisfying(
            QuickstartException.class,
            failure -> assertThat(failure.line()).contains(file.toString()).doesNotContain("\n"));
  }

  @Test
  void helpListsTheOptions() {
    assertThat(run("--help")).anyMatch(line -> line.contains("--backend"));
  }
}
