package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.cache.CacheException;
import org.junit.jupiter.api.Test;

class OutageTest {

  private final Outage outage = new Outage("writing cache 'a'");

  private void fail() {
    outage.failed(new CacheException("connection lost"));
  }

  @Test
  void anOutageIsOneLineHoweverManyCallsFail() {
    List<String> log =
        LogCapture.of(
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
        LogCapture.of(
            () -> {
              fail();
              outage.succeeded();
              fail();
            });
    assertThat(log).hasSize(2);
  }
}
