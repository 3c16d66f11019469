package org.jcachehttp.faults.raw;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jcachehttp.faults.backends.Backend;

/** Reads all that a backend holds, by the vendor's own client or from its files. */
public final class RawStore {

  private RawStore() {}

  /**
   * {@return the contents of a backend: texts, and bytes as ISO 8859-1; none if it holds them in
   * this process only}
   *
   * @param backend the backend
   * @throws IOException if a file cannot be read
   */
  public static List<String> contentsOf(Backend backend) throws IOException {
    URI uri = backend.uri("raw");
    return switch (backend.scheme()) {
      case "redis" -> RawRedis.contents(uri.getAuthority());
      case "mongodb", "gridfs" -> RawMongoDb.contents(uri.getAuthority());
      case "dynamodb" -> RawDynamoDb.contents(endpoint(uri));
      case "postgresql" -> RawJdbc.contents(uri);
      case "hazelcast-client" -> RawHazelcast.contents(uri.getAuthority());
      default -> files(backend.directory());
    };
  }

  private static URI endpoint(URI uri) {
    return Stream.of(uri.getQuery().split("&", -1))
        .filter(option -> option.startsWith("endpoint="))
        .map(option -> URI.create(option.substring("endpoint=".length())))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).map(RawStore::text).toList();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Returns bytes as text. */
  static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }
}
