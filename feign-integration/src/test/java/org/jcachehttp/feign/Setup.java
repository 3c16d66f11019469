package org.jcachehttp.feign;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The parameters of a test class.
 *
 * @param client the client
 * @param backend the URI of the store; {@code DIR} is replaced with a directory of the test
 */
record Setup(ClientType client, String backend) {

  private static final List<String> BACKENDS = List.of("memory:", "sqlite:DIR/http.sqlite");

  /** Returns every client on every backend that the build has enabled. */
  static Stream<Setup> all() {
    List<String> backends =
        Boolean.getBoolean("jcachehttp.memory-only") ? List.of("memory:") : BACKENDS;
    return Arrays.stream(ClientType.values())
        .flatMap(client -> backends.stream().map(backend -> new Setup(client, backend)));
  }

  @Override
  public String toString() {
    return client + " on " + backend;
  }
}
