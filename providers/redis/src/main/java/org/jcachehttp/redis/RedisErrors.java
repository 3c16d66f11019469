package org.jcachehttp.redis;

import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jcachehttp.storage.ReadOnlyStorageException;
import org.jcachehttp.storage.StorageException;
import org.jspecify.annotations.Nullable;
import org.redisson.RedissonShutdownException;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisOutOfMemoryException;
import org.redisson.client.RedisReadonlyException;
import org.redisson.client.RedisTimeoutException;

/** Redisson's errors in words that help. */
final class RedisErrors {

  /** No chain of causes is as long, unless it leads in a circle. */
  private static final int DEEPEST = 20;

  private RedisErrors() {}

  /** The exception for a failure of {@code doing} ("read an entry"); the cause is kept. */
  static StorageException translate(String description, String doing, RuntimeException failure) {
    Throwable cause = cause(failure);
    String message = description + ": cannot " + doing + ": " + reason(cause);
    return cause instanceof RedisReadonlyException
        ? new ReadOnlyStorageException(message, failure)
        : new StorageException(message, failure);
  }

  /** The innermost error of Redisson: those around it say only that something went wrong. */
  private static Throwable cause(Throwable failure) {
    return chain(failure).filter(RedisException.class::isInstance).reduce(failure, (a, b) -> b);
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(DEEPEST);
  }

  private static String reason(Throwable cause) {
    if (cause instanceof RedissonShutdownException) {
      return "the client is closed";
    }
    if (cause.getCause() instanceof InterruptedException) {
      return "the thread was interrupted";
    }
    String answer = answer(cause);
    if (isRefusedLogin(answer)) {
      return "Redis refuses the login (" + answer + "); see the options 'username' and 'password'";
    }
    if (answer.startsWith("NOPERM")) {
      return answer + "; docs/redis.md lists the rights that are needed";
    }
    if (cause instanceof RedisOutOfMemoryException) {
      return "Redis has no memory left: raise its 'maxmemory', or let 'maxmemory-policy' evict";
    }
    if (cause instanceof RedisReadonlyException) {
      return "the server is a replica, which is only read: name its master, or its Sentinels";
    }
    return transportReason(cause, answer);
  }

  private static String transportReason(Throwable cause, String answer) {
    if (cause instanceof RedisConnectionException) {
      return "no connection"
          + detail(cause)
          + "; is Redis listening there, and with TLS if and only if the scheme is rediss?";
    }
    if (cause instanceof RedisTimeoutException) {
      return "no connection or no answer within 'response-timeout'";
    }
    return answer.startsWith("MOVED")
        ? "the server belongs to a cluster: write redis-cluster: instead of redis:"
        : answer;
  }

  private static String detail(Throwable cause) {
    return chain(cause)
        .filter(IOException.class::isInstance)
        .map(failure -> " (" + failure.getMessage() + ")")
        .findFirst()
        .orElse("");
  }

  private static boolean isRefusedLogin(String answer) {
    return answer.startsWith("NOAUTH") || answer.startsWith("WRONGPASS");
  }

  /** What Redis said, without the command and its arguments, which Redisson appends. */
  private static String answer(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    int end = message.indexOf(". channel:");
    return end < 0 ? message : message.substring(0, end);
  }
}
