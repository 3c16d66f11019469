package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;

/** The logger of the tests writes warnings of an outage to the error stream of the moment. */
class OutageTest {

  private final Outage outage = new Outage("writing cache 'a'");

  private static List<String> logOf(Runnable events) {
    PrintStream original = System.err;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    System.setErr(new PrintStream(captured, true, UTF_8));
    try {
      events.run();
    } finally {
      System.setErr(original);
    }
    return captured.toString(UTF_8).lines().toList();
  }

  private void fail() {
    outage.failed(new CacheException("connection lost"));
  }

  @Test
  void anOutageIsOneLineHoweverManyCallsFail() {
    List<String> log =
        logOf(
            () -> {
              fail();
              fail();
            });
    assertThat(log).hasSize(1);
    assertThat(log.get(0)).contains("writing cache 'a' fails").contains("connection lost");
  }

  @Test
  void theNextOutageIsAnotherLine() {
    List<String> log =
        logOf(
            () -> {
              fail();
              outage.succeeded();
              fail();
            });
    assertThat(log).hasSize(2);
  }
}
