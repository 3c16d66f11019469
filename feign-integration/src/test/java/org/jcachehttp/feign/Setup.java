package org.jcachehttp.feign;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a scenario runs on.
 *
 * @param door the client
 * @param backend the URI of the store; {@code DIR} stands for a directory of the test
 */
record Setup(FeignDoor door, String backend) {

  private static final List<String> BACKENDS = List.of("memory:", "sqlite:DIR/http.sqlite");

  /** Every client on every backend; of clients, those that the build says are there. */
  static Stream<Setup> all() {
    String doors = System.getProperty("jcachehttp.feign-doors", "");
    return Arrays.stream(FeignDoor.values())
        .filter(door -> doors.isEmpty() || List.of(doors.split(",")).contains(door.name()))
        .flatMap(door -> BACKENDS.stream().map(backend -> new Setup(door, backend)));
  }

  @Override
  public String toString() {
    return door + " on " + backend;
  }
}
