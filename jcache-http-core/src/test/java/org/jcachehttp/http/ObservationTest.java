package org.jcachehttp.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What can be seen of each decision from outside. */
class ObservationTest {

  private static final String URI = "http://example.com/a?access_token=s3cr3t-t0ken";

  @RegisterExtension private final Scenario scenario = new Scenario();
  @TempDir private Path directory;

  @Test
  void eachExchangeIsAFlightRecorderEventWithoutSecrets() throws IOException {
    try (Recording recording = new Recording()) {
      recording.enable("org.jcachehttp.Exchange");
      recording.start();
      scenario.send("GET", URI);
      scenario.send("GET", URI);
      recording.stop();
      assertThat(cacheStatus(recording))
          .containsExactly("fwd=uri-miss; fwd-status=200; stored; ttl=60", "hit; ttl=60");
      assertThat(events(recording)).noneMatch(event -> event.toString().contains("s3cr3t"));
    }
  }

  @Test
  void theFlightRecorderEventHasTheOutcomeAndTheTimes() throws IOException {
    try (Recording recording = new Recording()) {
      recording.enable("org.jcachehttp.Exchange");
      recording.start();
      scenario.send("GET", URI);
      scenario.origin.isDown();
      assertThatThrownBy(() -> scenario.send("GET", "http://example.com/b"))
          .isInstanceOf(UncheckedIOException.class);
      recording.stop();
      RecordedEvent miss = events(recording).get(0);
      assertThat(miss.getString("outcome")).isEqualTo("MISS");
      assertThat(miss.getLong("bodySize")).isEqualTo(1);
      assertThat(miss.getDuration("originTime")).isPositive();
      assertThat(miss.getDuration("storeTime")).isPositive().isLessThan(miss.getDuration());
      RecordedEvent failed = events(recording).get(1);
      assertThat(failed.getString("outcome")).isEqualTo("FAILED");
      assertThat(failed.getString("failure")).isEqualTo("java.io.IOException");
    }
  }

  @Test
  void eachExchangeIsLoggedWithItsCacheStatusAndWithoutSecrets() {
    scenario.origin.answers(200, "Cache-Control", "no-store");
    List<String> lines = LogCapture.atDebug(HttpCache.class, () -> scenario.send("GET", URI));
    assertThat(lines)
        .singleElement()
        .asString()
        .endsWith(
            "DEBUG org.jcachehttp.http.HttpCache - GET http://example.com/a?access_token=REDACTED:"
                + " fwd=uri-miss; fwd-status=200; detail=no-store");
  }

  private List<String> cacheStatus(Recording recording) throws IOException {
    return events(recording).stream().map(event -> event.getString("cacheStatus")).toList();
  }

  private List<RecordedEvent> events(Recording recording) throws IOException {
    Path file = directory.resolve("recording.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file);
  }
}
