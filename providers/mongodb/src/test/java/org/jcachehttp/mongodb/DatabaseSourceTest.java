package org.jcachehttp.mongodb;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DatabaseSourceTest {

  /** An operation may be under way when the storage is closed. */
  @Test
  void itOpensNoClientAfterItWasClosed() {
    DatabaseSource source =
        new DatabaseSource(
            "forum",
            () -> {
              throw new AssertionError("a client that is never closed");
            },
            client -> {});
    source.close();
    assertThatThrownBy(source::get).isInstanceOf(IllegalStateException.class).hasMessage("closed");
  }
}
