package org.jcachehttp.clients.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.tagged;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Stale responses are validated, and the caller sees a whole response. */
interface ValidationContract extends ClientFixture {

  String LAST_MODIFIED = "Sun, 29 Nov 2020 12:00:00 GMT";

  @Test
  default void aStaleResponseIsConfirmedByItsEntityTag() throws IOException {
    int[] lifetime = {60};
    origin()
        .serves(
            "/topic",
            exchange ->
                tagged("\"1\"", "text", "Cache-Control", "max-age=" + lifetime[0])
                    .handle(exchange));
    get("/topic");
    passes(Duration.ofSeconds(61));
    lifetime[0] = 600;
    Received confirmed = get("/topic");
    assertThat(confirmed.status()).isEqualTo(200);
    assertThat(confirmed.text()).isEqualTo("text");
    assertThat(confirmed.cacheStatus()).contains("fwd=stale; fwd-status=304");
    assertThat(origin().lastField("If-None-Match")).contains("\"1\"");
    assertHit("/topic", "text");
  }

  @Test
  default void aStaleResponseIsValidatedByItsDate() throws IOException {
    String[] fields = {"Cache-Control", "max-age=60", "Last-Modified", LAST_MODIFIED};
    origin().serves("/topic", "text", fields);
    get("/topic");
    passes(Duration.ofSeconds(61));
    get("/topic");
    assertThat(origin().lastField("If-Modified-Since")).contains(LAST_MODIFIED);
  }

  @Test
  default void aChangedResponseReplacesTheStoredOne() throws IOException {
    int[] version = {0};
    origin()
        .serves(
            "/topic",
            exchange ->
                tagged(
                        "\"" + ++version[0] + '"',
                        "text " + version[0],
                        "Cache-Control",
                        "max-age=" + 60 * version[0])
                    .handle(exchange));
    assertThat(get("/topic").text()).isEqualTo("text 1");
    passes(Duration.ofSeconds(61));
    assertThat(get("/topic").text()).isEqualTo("text 2");
    assertHit("/topic", "text 2");
  }

  @Test
  default void aResponseWithNoCacheIsValidatedAtEachUse() throws IOException {
    origin().serves("/topic", tagged("\"1\"", "text", "Cache-Control", "no-cache"));
    for (int i = 0; i < 3; i++) {
      assertThat(get("/topic").text()).isEqualTo("text");
    }
    assertThat(origin().requests()).isEqualTo(3);
    assertThat(origin().lastField("If-None-Match")).contains("\"1\"");
  }

  @Test
  default void aConditionOfTheCallerIsAnsweredFromTheCache() throws IOException {
    origin().serves("/topic", tagged("\"1\"", "text", "Cache-Control", "max-age=60"));
    get("/topic");
    Received unchanged = get("/topic", "If-None-Match", "\"1\"");
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(origin().requests()).isEqualTo(1);
  }

  @Test
  default void aConditionOfTheCallerPassesToTheOrigin() throws IOException {
    origin().serves("/topic", tagged("\"1\"", "text", "Cache-Control", "max-age=60"));
    Received unchanged = get("/topic", "If-None-Match", "\"1\"");
    assertThat(unchanged.status()).isEqualTo(304);
    assertThat(unchanged.body()).isEmpty();
    assertThat(get("/topic").text()).isEqualTo("text");
  }
}
