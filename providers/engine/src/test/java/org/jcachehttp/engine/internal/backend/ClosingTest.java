package org.jcachehttp.engine.internal.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ClosingTest {

  @Test
  void aFailureLeavesNothingOpen() {
    List<String> closed = new ArrayList<>();
    IllegalStateException first = new IllegalStateException("first");
    IllegalStateException second = new IllegalStateException("second");
    Stream<Runnable> actions =
        Stream.of(
            () -> {
              throw first;
            },
            () -> closed.add("one"),
            () -> {
              throw second;
            },
            () -> closed.add("two"));
    assertThatThrownBy(() -> Closing.all(actions)).isSameAs(first).hasSuppressedException(second);
    assertThat(closed).containsExactly("one", "two");
  }
}
