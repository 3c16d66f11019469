package org.jcachehttp.faults.threads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.jcachehttp.faults.backends.Backend;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No virtual thread is pinned to its carrier while it waits for a cache. */
@Timeout(600)
class PinnedThreadsTest {

  private static final Predicate<String> OF_THE_TEST =
      type -> type.equals(VirtualThreadsMain.Pinned.class.getName());

  private static final Predicate<String> OF_THE_CACHE =
      OF_THE_TEST.negate().and(type -> type.startsWith("org.jcachehttp."));

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"memory", "sqlite", "filesystem", "redis"})
  void noVirtualThreadIsPinned(String scheme) throws Exception {
    Optional<NewerJdk> jdk = NewerJdk.newest();
    if (jdk.isEmpty()) {
      System.out.println("not tried: no JDK 21 or later in " + NewerJdk.DIRECTORY);
    }
    assumeTrue(jdk.isPresent(), "no JDK 21 or later in " + NewerJdk.DIRECTORY);
    Path recording = directory.resolve("recording.jfr");
    try (Backend backend = Backend.open(scheme)) {
      run(jdk.get(), backend.uri("threads").toString(), recording);
    }
    List<RecordedEvent> pinned = pinned(recording);
    System.out.println(scheme + ": " + pinned.size() + " pinned threads " + pinned);
    assertThat(pinned).as("pinned on purpose").filteredOn(isFirst(OF_THE_TEST)).hasSize(1);
    assertThat(pinned).as("pinned by us").filteredOn(isFirst(OF_THE_CACHE)).isEmpty();
  }

  private static List<RecordedEvent> pinned(Path recording) throws IOException {
    return RecordingFile.readAllEvents(recording).stream()
        .filter(event -> event.getEventType().getName().equals("jdk.VirtualThreadPinned"))
        .filter(event -> !isFirstUseOfAClass(event))
        .toList();
  }

  /** The JVM initializes a class once, on the first thread that needs it. */
  private static boolean isFirstUseOfAClass(RecordedEvent event) {
    return event.hasField("pinnedReason")
        && String.valueOf(event.getString("pinnedReason")).startsWith("Waited for initialization");
  }

  /** Matches if the code that blocks, or that calls the JDK to do so, is in such a class. */
  private static Predicate<RecordedEvent> isFirst(Predicate<String> wanted) {
    return event ->
        event.getStackTrace().getFrames().stream()
            .map(frame -> frame.getMethod().getType().getName())
            .filter(type -> !type.startsWith("java.") && !type.startsWith("jdk."))
            .findFirst()
            .filter(wanted)
            .isPresent();
  }

  private static void run(NewerJdk jdk, String uri, Path recording)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                jdk.java(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                VirtualThreadsMain.class.getName(),
                uri,
                recording.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      System.out.println(process.inputReader().lines().toList());
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }
}
