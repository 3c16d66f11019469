package org.jcachehttp.faults.space;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jcachehttp.faults.backends.Backend;

/**
 * Prints how many bytes a stored response needs on each backend. The figures of the page on scaling
 * are those of this program. It needs a heap for all entries: 4 GB for 10^6 of 2 KB.
 */
public final class SpaceReport {

  /** Documents of one size need no more. */
  private static final int DOCUMENTS = 1_000;

  private static final String NEAR = "near";

  private final int entries;
  private final int bodyBytes;

  private SpaceReport(int entries, int bodyBytes) {
    this.entries = entries;
    this.bodyBytes = bodyBytes;
  }

  /**
   * Measures backends.
   *
   * @param arguments the number of entries, the bytes of a body, and the schemes of the backends;
   *     {@code near} is a near cache over SQLite
   */
  public static void main(String[] arguments) throws Exception {
    SpaceReport report =
        new SpaceReport(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
    List<String> schemes = Arrays.asList(arguments).subList(2, arguments.length);
    System.out.println("| backend | entries | body | bytes per entry | from | seconds |");
    for (String scheme : schemes) {
      report.print(scheme);
    }
    System.exit(0);
  }

  private void print(String scheme) throws Exception {
    long start = System.nanoTime();
    try (Backend backend = Backend.open(scheme.equals(NEAR) ? "sqlite" : scheme)) {
      Space space = space(scheme, backend);
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %d | %.0f | %s | %d |%n",
          scheme,
          entries,
          bodyBytes,
          space.bytesPerEntry(),
          space.source(),
          Duration.ofNanos(System.nanoTime() - start).toSeconds());
    }
  }

  /**
   * A result.
   *
   * @param bytesPerEntry the average
   * @param source where the figure is from
   */
  private record Space(double bytesPerEntry, String source) {}

  private Space space(String scheme, Backend backend) throws Exception {
    return switch (scheme) {
      case "memory" -> onTheHeap(URI.create("memory:space?max-bytes=0"));
      case "hazelcast-client" -> onTheHeap(backend.uri(scheme));
      case NEAR -> inANearCache(backend.uri(NEAR));
      case "redis" -> onRedis(backend.uri("space"));
      case "mongodb", "dynamodb" -> inDocuments(scheme, backend.uri("space"));
      default -> onDisk(backend);
    };
  }

  private Space onTheHeap(URI uri) throws Exception {
    long before = Heap.used();
    try (Pages pages = Pages.open(uri, bodyBytes)) {
      pages.store(entries);
      return perEntry(Heap.used() - before, "heap in use");
    }
  }

  private Space inANearCache(URI uri) throws Exception {
    try (Pages pages = Pages.open(uri, bodyBytes)) {
      pages.store(entries);
    }
    URI near = URI.create(uri + "?near-max-bytes=8GiB&near-ttl=1d");
    try (Pages pages = Pages.open(near, bodyBytes)) {
      long before = Heap.used();
      pages.request(0, entries);
      long bytes = Heap.used() - before;
      if (pages.hits() != entries) {
        throw new IllegalStateException("there are " + pages.hits() + " hits only");
      }
      return perEntry(bytes, "heap in use");
    }
  }

  private Space onRedis(URI uri) throws Exception {
    long before = RedisMemory.used(uri);
    try (Pages pages = Pages.open(uri, bodyBytes)) {
      pages.store(entries);
      return perEntry(RedisMemory.used(uri) - before, "used_memory");
    }
  }

  private Space onDisk(Backend backend) throws Exception {
    try (Pages pages = Pages.open(backend.uri("space"), bodyBytes)) {
      pages.store(entries);
    }
    Disk disk = Disk.of(backend.directory());
    return perEntry(
        disk.blocks(),
        "blocks; %.0f in files".formatted(perEntry(disk.bytes(), "").bytesPerEntry()));
  }

  private Space inDocuments(String scheme, URI uri) throws Exception {
    try (Pages pages = Pages.open(uri, bodyBytes)) {
      pages.store(DOCUMENTS);
    }
    return scheme.equals("mongodb")
        ? new Space(Documents.averageOfMongoDb(uri), "calculated: BSON of a document")
        : new Space(Documents.averageOfDynamoDb(uri), "calculated: size of an item");
  }

  private Space perEntry(long bytes, String source) {
    return new Space((double) bytes / entries, source);
  }
}
