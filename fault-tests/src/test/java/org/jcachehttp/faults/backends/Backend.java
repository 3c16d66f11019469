package org.jcachehttp.faults.backends;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jcachehttp.servers.LocalServer;

/**
 * A backend with its server or its directory.
 *
 * @param scheme the scheme of its URIs, or the name of a database after {@code jdbc:}
 * @param server its server, if it has one
 * @param directory an empty directory for the others
 */
public record Backend(String scheme, Optional<LocalServer> server, Path directory)
    implements AutoCloseable {

  /** {@return the schemes of all backends} */
  public static Stream<String> all() {
    return Stream.concat(Stream.of("memory", "ehcache"), shared());
  }

  /** {@return the schemes of the backends that several processes may use at once} */
  public static Stream<String> shared() {
    return Stream.of(
        "sqlite",
        "filesystem",
        "redis",
        "mongodb",
        "gridfs",
        "dynamodb",
        "hazelcast-client",
        "postgresql");
  }

  /**
   * Opens a backend.
   *
   * @param scheme the scheme of its URIs
   * @return the backend, which the caller closes
   * @throws IOException if there is no temporary directory
   */
  public static Backend open(String scheme) throws IOException {
    Optional<LocalServer> server =
        switch (scheme) {
          case "memory", "sqlite", "filesystem", "ehcache" -> Optional.empty();
          default -> Optional.of(LocalServer.of(scheme));
        };
    return new Backend(scheme, server, Files.createTempDirectory("fault-tests"));
  }

  /**
   * {@return the URI of a store in this backend}
   *
   * @param name the name of the store
   */
  public URI uri(String name) {
    return server
        .map(running -> running.uriWithLongTimeouts(name))
        .orElseGet(() -> URI.create(scheme + ":" + location(name)));
  }

  /**
   * {@return the URI of a store in this backend, with an option}
   *
   * @param name the name of the store
   * @param option the option: {@code name=value}
   */
  public URI uri(String name, String option) {
    String uri = uri(name).toString();
    String prefix = uri.startsWith("jdbc:") ? "cache." : "";
    return URI.create(uri + (uri.contains("?") ? "&" : "?") + prefix + option);
  }

  private String location(String name) {
    return switch (scheme) {
      case "memory" -> name;
      case "ehcache" -> name + "?off-heap=16MiB";
      default -> directory.resolve(name).toString();
    };
  }

  @Override
  public void close() {
    server.ifPresent(LocalServer::close);
  }
}
