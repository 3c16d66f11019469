package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netty.channel.ConnectTimeoutException;
import java.net.ConnectException;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jcachehttp.storage.internal.Defaults;
import org.junit.jupiter.api.Test;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;

/** A client that starts slowly is not taken for a server that is down. */
class FirstConnectionTest {

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicBoolean serverAccepts = new AtomicBoolean();
  private final FirstConnection connection = new FirstConnection(now::get, serverAccepts::get);

  @Test
  void connectionsThatTimeOutDuringStartUpAreTriedAgain() {
    assertThat(connection.call(() -> failUntilAttempt(3))).isEqualTo(3);
  }

  @Test
  void aConnectionThatTimesOutFailsAfterTheStartUpTimeout() {
    assertThatThrownBy(this::timeOutDuringTheWholeStart)
        .isInstanceOf(RedisConnectionException.class);
    assertThat(now.get()).isEqualTo(Instant.EPOCH.plus(Defaults.START_UP_TIMEOUT));
  }

  private int timeOutDuringTheWholeStart() {
    return connection.call(
        () -> {
          now.updateAndGet(instant -> instant.plus(Defaults.CONNECT_TIMEOUT));
          return failUntilAttempt(Integer.MAX_VALUE);
        });
  }

  @Test
  void aClientThatIsSlowerThanTheStartUpIsToldApartFromAnAbsentServer() {
    assertThat(messageOfTheTimeout())
        .isEqualTo(
            "redis://a/0: cannot read an entry: no connection within 'connect-timeout'; check that"
                + " Redis is running and reachable at this address, or raise the option if the"
                + " server is busy");
    serverAccepts.set(true);
    assertThat(messageOfTheTimeout())
        .isEqualTo(
            "redis://a/0: cannot read an entry: no connection within 'connect-timeout', though a"
                + " server accepts connections at this address: this process is slow, because the"
                + " machine is busy; raise 'connect-timeout'");
  }

  private String messageOfTheTimeout() {
    RedisException timeout =
        catchThrowableOfType(RedisException.class, this::timeOutDuringTheWholeStart);
    return String.valueOf(
        RedisErrors.translate("redis://a/0", "read an entry", timeout).getMessage());
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
