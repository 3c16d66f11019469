package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jcachehttp.storage.internal.Defaults;
import org.junit.jupiter.api.Test;
import org.redisson.client.RedisConnectionException;

/** A client that starts slowly is not taken for a server that is down. */
class FirstConnectionTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final AtomicInteger attempts = new AtomicInteger();
  private final FirstConnection connection = new FirstConnection(now::get);

  @Test
  void connectionsThatTimeOutDuringStartUpAreTriedAgain() {
    assertThat(connection.call(() -> failUntilAttempt(3))).isEqualTo(3);
  }

  @Test
  void aConnectionThatTimesOutFailsAfterTheStartUpTimeout() {
    Duration connectTimeout = Defaults.OPERATION_TIMEOUT;
    assertThatThrownBy(
            () ->
                connection.call(
                    () -> {
                      now.updateAndGet(instant -> instant.plus(connectTimeout));
                      return failUntilAttempt(Integer.MAX_VALUE);
                    }))
        .isInstanceOf(RedisConnectionException.class);
    assertThat(now.get()).isEqualTo(Instant.EPOCH.plus(Defaults.START_UP_TIMEOUT));
  }

  @Test
  void aRefusedConnectionFailsAtOnce() {
    assertThatThrownBy(
            () ->
                connection.call(
                    () -> {
                      attempts.incrementAndGet();
                      throw new RedisConnectionException("refused", new ConnectException());
                    }))
        .isInstanceOf(RedisConnectionException.class);
    assertThat(attempts).hasValue(1);
  }

  private int failUntilAttempt(int success) {
    int attempt = attempts.incrementAndGet();
    if (attempt < success) {
      throw new RedisConnectionException("timeout", new ConnectTimeoutException());
    }
    return attempt;
  }
}
