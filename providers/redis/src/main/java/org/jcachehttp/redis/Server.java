package org.jcachehttp.redis;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StoredRecord;
import org.redisson.api.RBatch;
import org.redisson.api.RBuckets;
import org.redisson.api.RFuture;
import org.redisson.api.RKeys;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysOptions;
import org.redisson.api.options.OptionalOptions;
import org.redisson.client.RedisException;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.Codec;

/**
 * Runs the commands of the regions on the server. Every wait has a timeout, and no command is
 * retried: if the response to a conditional write is lost, a retry would report a conflict with
 * itself.
 */
final class Server implements AutoCloseable {

  static final int NO_RETRIES = 0;

  private static final int NO_REPLICAS = 0;

  /** The factor of the timeout for commands on many entries. */
  private static final int BULK_TIMEOUT_FACTOR = 10;

  private final RedissonClient client;
  private final String description;
  private final Duration timeout;
  private final Consumer<RedissonClient> release;
  private final RScript script;
  private final RScript bulkScript;
  private final RBuckets buckets;
  private final Batches batches;
  private final FirstConnection connection;
  private final AtomicBoolean closed;

  /**
   * Creates a server.
   *
   * @param description the address for messages
   * @param timeout the timeout of a command on one entry
   * @param connection makes the first connection
   * @param release closes the client, unless the user owns it
   */
  Server(
      RedissonClient client,
      String description,
      Duration timeout,
      FirstConnection connection,
      Consumer<RedissonClient> release) {
    this.client = client;
    this.description = description;
    this.timeout = timeout;
    this.connection = connection;
    this.release = release;
    this.closed = new AtomicBoolean();
    this.script = script(RecordCodec.INSTANCE, timeout);
    this.bulkScript = script(ByteArrayCodec.INSTANCE, bulkTimeout());
    this.buckets = bulkBuckets();
    this.batches = new Batches(client, NO_REPLICAS);
  }

  private Server(Server shared, Duration timeout, int replicas) {
    this.client = shared.client;
    this.description = shared.description;
    this.timeout = timeout;
    this.connection = shared.connection;
    this.release = shared.release;
    this.closed = shared.closed;
    this.script = script(RecordCodec.INSTANCE, timeout);
    this.bulkScript = script(ByteArrayCodec.INSTANCE, bulkTimeout());
    this.buckets = bulkBuckets();
    this.batches = new Batches(client, replicas);
  }

  /**
   * Returns the same server, whose commands on one entry have another timeout.
   *
   * @param replicas the number of replicas that must have a change
   */
  Server within(Duration operationTimeout, int replicas) {
    return new Server(this, operationTimeout, replicas);
  }

  private RScript script(Codec codec, Duration commandTimeout) {
    return client.getScript(
        OptionalOptions.defaults().codec(codec).timeout(commandTimeout).retryAttempts(NO_RETRIES));
  }

  String description() {
    return description;
  }

  Duration timeout() {
    return timeout;
  }

  Duration bulkTimeout() {
    return timeout.multipliedBy(BULK_TIMEOUT_FACTOR);
  }

  RedissonClient client() {
    return client;
  }

  /** Returns the commands on several records. */
  RBuckets buckets() {
    return buckets;
  }

  private RBuckets bulkBuckets() {
    return client.getBuckets(
        OptionalOptions.defaults()
            .codec(RecordCodec.INSTANCE)
            .timeout(bulkTimeout())
            .retryAttempts(NO_RETRIES));
  }

  /** Returns the commands on all keys of the database. */
  RKeys keys() {
    return client.getKeys(KeysOptions.defaults().timeout(bulkTimeout()).retryAttempts(NO_RETRIES));
  }

  /**
   * Runs commands.
   *
   * @param operation the operation for error messages, such as {@code "read an entry"}
   * @throws StorageException if a command fails or times out, or if the storage is closed
   */
  <T> T call(String operation, Supplier<T> work) {
    requireOpen(operation);
    try {
      return connection.call(work);
    } catch (RedisException | CompletionException | CancellationException e) {
      throw RedisErrors.translate(description, operation, e);
    }
  }

  /**
   * Runs commands on one key.
   *
   * @param absent the result if the key holds a value of another type, which is no entry
   */
  <T> T callOrAbsent(String operation, Supplier<T> work, T absent) {
    return call(
        operation,
        () -> {
          try {
            return work.get();
          } catch (RedisException failure) {
            if (RedisErrors.isWrongType(failure)) {
              return absent;
            }
            throw failure;
          }
        });
  }

  /** Runs commands without a result. */
  void run(String operation, Runnable work) {
    call(
        operation,
        () -> {
          work.run();
          return operation;
        });
  }

  boolean isClosed() {
    return closed.get();
  }

  void requireOpen(String operation) {
    if (isClosed()) {
      throw new StorageException(description + " is closed: cannot " + operation);
    }
  }

  /** Runs a script without a key: the rights of a user may cover the keys of his regions only. */
  void ping() {
    call(
        "ping the server",
        () -> script.<Long>eval(RScript.Mode.READ_ONLY, "return 1", RScript.ReturnType.LONG));
  }

  /** Returns whether a change waits for replicas. */
  boolean awaitsReplicas() {
    return batches.awaitsReplicas();
  }

  /** Runs a script that returns whether it changed something, and waits for replicas. */
  boolean changed(String operation, String lua, String key, Object... arguments) {
    return awaitsReplicas()
        ? call(
            operation,
            () ->
                batches
                    .change(Set.of(key), (batch, k) -> changed(batch, lua, k, arguments), timeout)
                    .getOrDefault(key, false))
        : done(operation, lua, key, arguments);
  }

  /** Runs a script that returns whether it did something. Waits for no replica. */
  boolean done(String operation, String lua, String key, Object... arguments) {
    return call(
        operation,
        () ->
            script.<Boolean>eval(
                RScript.Mode.READ_WRITE, lua, RScript.ReturnType.BOOLEAN, List.of(key), arguments));
  }

  /** Runs a script that returns a record, or a value that is none. */
  Optional<StoredRecord<byte[]>> read(
      String operation, String lua, String key, Object... arguments) {
    return call(
        operation,
        () ->
            Optional.ofNullable(
                script.eval(
                    RScript.Mode.READ_WRITE,
                    lua,
                    RScript.ReturnType.VALUE,
                    List.of(key),
                    arguments)));
  }

  /** Adds a script that returns whether it changed something to the batch. */
  static RFuture<Boolean> changed(RBatch batch, String lua, String key, Object... arguments) {
    return batch
        .getScript(RecordCodec.INSTANCE)
        .evalAsync(
            RScript.Mode.READ_WRITE, lua, RScript.ReturnType.BOOLEAN, List.of(key), arguments);
  }

  /** Runs a script that returns a list. */
  List<byte[]> list(String operation, String lua, String key, byte[]... arguments) {
    return call(
        operation,
        () ->
            bulkScript.<List<byte[]>>eval(
                RScript.Mode.READ_WRITE,
                lua,
                RScript.ReturnType.LIST,
                List.of(key),
                (Object[]) arguments));
  }

  /** Sends reading commands by {@link Batches#read}. */
  <K, T> Map<K, T> readEach(
      String operation, Collection<K> keys, BiFunction<RBatch, K, RFuture<T>> command) {
    return call(operation, () -> batches.read(keys, command, bulkTimeout()));
  }

  /** Sends changes by {@link Batches#change}. */
  <K, T> Map<K, T> changeEach(
      String operation, Collection<K> keys, BiFunction<RBatch, K, RFuture<T>> command) {
    return call(operation, () -> batches.change(keys, command, bulkTimeout()));
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.accept(client);
    }
  }
}
