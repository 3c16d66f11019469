package org.jcachehttp.redis;

import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jcachehttp.storage.ReadOnlyStorageException;
import org.jcachehttp.storage.StorageConfigurationException;
import org.jcachehttp.storage.StorageException;
import org.jspecify.annotations.Nullable;
import org.redisson.RedissonShutdownException;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisOutOfMemoryException;
import org.redisson.client.RedisReadonlyException;
import org.redisson.client.RedisTimeoutException;

/** Translates Redisson's exceptions to exceptions whose messages say how to solve the problem. */
final class RedisErrors {

  /** Limits the chain of causes, which may be cyclic. */
  private static final int MAX_CAUSES = 20;

  private static final String SLOW_CLIENT =
      "no connection within 'connect-timeout', though a server accepts connections at this address:"
          + " this process is slow, because the machine is busy; raise 'connect-timeout'";

  private RedisErrors() {}

  /** Returns the exception for a failure of {@code operation}, such as "read an entry". */
  static StorageException translate(
      String description, String operation, RuntimeException failure) {
    Throwable cause = cause(failure);
    String reason = isSlowClient(failure) ? SLOW_CLIENT : reason(cause);
    String message = description + ": cannot " + operation + ": " + reason;
    if (cause instanceof RedisReadonlyException) {
      return new ReadOnlyStorageException(message, failure);
    }
    return isRefusal(error(cause))
        ? new StorageConfigurationException(message, failure)
        : new StorageException(message, failure);
  }

  /** Returns whether Redis refuses the client as it is configured, until that is changed. */
  private static boolean isRefusal(String error) {
    return isLoginError(error)
        || Stream.of("NOPERM", "MOVED", "ERR DB index", "ERR SELECT").anyMatch(error::startsWith);
  }

  private static boolean isSlowClient(Throwable failure) {
    return chain(failure).anyMatch(FirstConnection.SlowClientException.class::isInstance);
  }

  /** Returns whether a key holds a value of another type than the command takes. */
  static boolean isWrongType(RuntimeException failure) {
    return error(cause(failure)).startsWith("WRONGTYPE");
  }

  /** Returns whether a connection could not be opened in time, so that no command was sent. */
  static boolean isConnectTimeout(RedisConnectionException failure) {
    return chain(failure)
        .anyMatch(
            cause ->
                cause instanceof ConnectTimeoutException || cause instanceof RedisTimeoutException);
  }

  /** Returns the innermost exception of Redisson, which has the most specific message. */
  private static Throwable cause(Throwable failure) {
    return chain(failure).filter(RedisException.class::isInstance).reduce(failure, (a, b) -> b);
  }

  private static Stream<Throwable> chain(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(MAX_CAUSES);
  }

  private static String reason(Throwable cause) {
    if (cause instanceof RedissonShutdownException) {
      return "the client is closed";
    }
    if (cause.getCause() instanceof InterruptedException) {
      return "the thread was interrupted";
    }
    String error = error(cause);
    if (isLoginError(error)) {
      return "login failed (" + error + "); check the options 'username' and 'password'";
    }
    if (error.startsWith("NOPERM")) {
      return error + "; docs/backends/redis.md lists the required permissions";
    }
    if (cause instanceof RedisOutOfMemoryException) {
      return "Redis is out of memory: raise 'maxmemory', or set a 'maxmemory-policy' that evicts";
    }
    if (cause instanceof RedisReadonlyException) {
      return "the server is a read-only replica: use the address of its master or of its Sentinels";
    }
    return transportReason(cause, error);
  }

  private static String transportReason(Throwable cause, String error) {
    if (cause instanceof RedisConnectionException connection) {
      if (isConnectTimeout(connection)) {
        return "no connection within 'connect-timeout'; check that Redis is running and reachable at this"
            + " address, or raise the option if the server is busy";
      }
      return "no connection"
          + detail(cause)
          + "; check that Redis is running at this address, with TLS only if the scheme is rediss";
    }
    if (cause instanceof RedisTimeoutException) {
      return "no connection or no response within 'response-timeout'";
    }
    if (error.startsWith("ERR DB index")) {
      return error + "; use a database that the server has (its setting 'databases')";
    }
    return error.startsWith("MOVED")
        ? "the server is a cluster node: use redis-cluster: instead of redis:"
        : error;
  }

  private static String detail(Throwable cause) {
    return chain(cause)
        .filter(IOException.class::isInstance)
        .map(failure -> " (" + failure.getMessage() + ")")
        .findFirst()
        .orElse("");
  }

  private static boolean isLoginError(String error) {
    return Stream.of("NOAUTH", "WRONGPASS", "ERR AUTH", "ERR Client sent AUTH")
        .anyMatch(error::startsWith);
  }

  /** Returns Redis' error without the command and its arguments, which Redisson appends. */
  private static String error(Throwable cause) {
    String message = String.valueOf(cause.getMessage());
    int end = message.indexOf(". channel:");
    return end < 0 ? message : message.substring(0, end);
  }
}
