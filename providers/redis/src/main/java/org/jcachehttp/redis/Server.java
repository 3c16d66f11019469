package org.jcachehttp.redis;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jcachehttp.storage.StorageException;
import org.redisson.api.BatchOptions;
import org.redisson.api.RBatch;
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
 * Redis as the regions speak to it. Every wait is bounded, and nothing is sent twice: a conditional
 * write that is repeated because its answer got lost would meet itself and report a conflict.
 */
final class Server implements AutoCloseable {

  static final int SEND_ONCE = 0;

  /** Round trips that carry many entries may take this many times as long as those with one. */
  private static final int BULK_PATIENCE = 10;

  private final RedissonClient client;
  private final String description;
  private final Duration timeout;
  private final Consumer<RedissonClient> release;
  private final RScript script;
  private final RScript bulkScript;
  private final FirstConnection connection = new FirstConnection();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * A server.
   *
   * @param description what error messages call it
   * @param timeout how long to wait for an answer about one entry
   * @param release what becomes of the client at close
   */
  Server(
      RedissonClient client,
      String description,
      Duration timeout,
      Consumer<RedissonClient> release) {
    this.client = client;
    this.description = description;
    this.timeout = timeout;
    this.release = release;
    this.script = script(RecordCodec.INSTANCE, timeout);
    this.bulkScript = script(ByteArrayCodec.INSTANCE, bulkTimeout());
  }

  private RScript script(Codec codec, Duration patience) {
    return client.getScript(
        OptionalOptions.defaults().codec(codec).timeout(patience).retryAttempts(SEND_ONCE));
  }

  String description() {
    return description;
  }

  Duration timeout() {
    return timeout;
  }

  private Duration bulkTimeout() {
    return timeout.multipliedBy(BULK_PATIENCE);
  }

  RedissonClient client() {
    return client;
  }

  /** All keys of the database. */
  RKeys keys() {
    return client.getKeys(KeysOptions.defaults().timeout(bulkTimeout()).retryAttempts(SEND_ONCE));
  }

  /**
   * Does work with the client.
   *
   * @param doing what the work is, for an error message: {@code "read an entry"}
   * @throws StorageException if Redis refuses, does not answer in time, or the storage is closed
   */
  <T> T call(String doing, Supplier<T> work) {
    requireOpen(doing);
    try {
      return connection.call(work);
    } catch (RedisException | CompletionException | CancellationException e) {
      throw RedisErrors.translate(description, doing, e);
    }
  }

  /** Does work that answers nothing. */
  void run(String doing, Runnable work) {
    call(
        doing,
        () -> {
          work.run();
          return doing;
        });
  }

  void requireOpen(String doing) {
    if (closed.get()) {
      throw new StorageException(description + " is closed: cannot " + doing);
    }
  }

  /** Runs a script that tells whether it changed something. */
  boolean changed(String doing, String lua, String key, Object... arguments) {
    return call(
        doing,
        () ->
            script.<Boolean>eval(
                RScript.Mode.READ_WRITE, lua, RScript.ReturnType.BOOLEAN, List.of(key), arguments));
  }

  /** Has the batch run a script that tells whether it changed something. */
  static RFuture<Boolean> changed(RBatch batch, String lua, String key, Object... arguments) {
    return batch
        .getScript(RecordCodec.INSTANCE)
        .evalAsync(
            RScript.Mode.READ_WRITE, lua, RScript.ReturnType.BOOLEAN, List.of(key), arguments);
  }

  /** Runs a script that answers a list. */
  List<byte[]> list(String doing, String lua, String key, byte[]... arguments) {
    return call(
        doing,
        () ->
            bulkScript.<List<byte[]>>eval(
                RScript.Mode.READ_WRITE,
                lua,
                RScript.ReturnType.LIST,
                List.of(key),
                (Object[]) arguments));
  }

  /**
   * Sends a command for each key, all at once, each to the node that has it; the answers that are
   * not null, in the order of the keys.
   */
  <K, T> Map<K, T> pipeline(
      String doing, Collection<K> keys, BiFunction<RBatch, K, RFuture<T>> command) {
    RBatch batch =
        client.createBatch(
            BatchOptions.defaults()
                .responseTimeout(bulkTimeout().toMillis(), TimeUnit.MILLISECONDS)
                .retryAttempts(SEND_ONCE));
    Map<K, RFuture<T>> answers = new LinkedHashMap<>();
    return call(
        doing,
        () -> {
          keys.forEach(key -> answers.put(key, command.apply(batch, key)));
          batch.execute();
          Map<K, T> found = new LinkedHashMap<>();
          answers.forEach(
              (key, answer) -> {
                T value = answer.toCompletableFuture().join();
                if (value != null) {
                  found.put(key, value);
                }
              });
          return found;
        });
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      release.accept(client);
    }
  }
}
