package org.jcachehttp.testkit.cost;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/** The objects that a call creates. */
final class CreatedObjects {

  /** Objects of the JVM itself, which do not come with every call, round to zero. */
  private static final int CALLS = 1_000;

  private static final String EVENT = "jdk.ObjectAllocationOutsideTLAB";
  private static final String THREAD = "measured";
  private static final String MARK = "created ";

  private CreatedObjects() {}

  /** Returns how many objects of each class a call creates. */
  static Map<String, Long> of(Runnable call) throws IOException, InterruptedException {
    Path file = Files.createTempFile("call-cost", ".jfr");
    try (Recording recording = new Recording()) {
      recording.enable(EVENT).withoutStackTrace();
      recording.start();
      run(call);
      recording.stop();
      recording.dump(file);
      return perCall(RecordingFile.readAllEvents(file));
    } finally {
      Files.delete(file);
    }
  }

  private static void run(Runnable call) throws InterruptedException {
    Thread thread =
        new Thread(
            () -> {
              for (int i = 0; i < CALLS; i++) {
                call.run();
              }
            },
            THREAD);
    thread.start();
    thread.join();
  }

  private static Map<String, Long> perCall(List<RecordedEvent> events) {
    Map<String, Long> created = new TreeMap<>();
    for (RecordedEvent event : events) {
      if (isMeasured(event)) {
        created.merge(event.getClass("objectClass").getName(), 1L, Long::sum);
      }
    }
    created.replaceAll((name, count) -> Math.round((double) count / CALLS));
    created.values().removeIf(count -> count == 0);
    return created;
  }

  /** A recording also has the events of the library. */
  private static boolean isMeasured(RecordedEvent event) {
    return EVENT.equals(event.getEventType().getName())
        && event.getThread() != null
        && THREAD.equals(event.getThread().getJavaName());
  }

  static void print(String name, long count) {
    System.out.println(MARK + count + " " + name);
  }

  /** Returns the class names that {@link #print} wrote, each as often as it is created. */
  static List<String> parse(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(MARK))
        .map(line -> line.substring(MARK.length()).split(" ", 2))
        .flatMap(each -> Collections.nCopies(Integer.parseInt(each[0]), each[1]).stream())
        .toList();
  }
}
