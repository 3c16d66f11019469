package org.jcachehttp.engine.internal.cache;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.cache.CacheException;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorException;
import javax.cache.processor.EntryProcessorResult;
import org.jcachehttp.engine.internal.cache.Operation.Kind;
import org.jcachehttp.engine.internal.integration.ReadThrough;
import org.jspecify.annotations.Nullable;

/**
 * Runs entry processors in the calling JVM, each under its key's lock, and again only after a
 * conflict with another process. Processors and their arguments need not be serializable.
 */
final class Processors<K, V> {

  private final EntryEngine<K, V> engine;
  private final ReadThrough<K, V> readThrough;

  Processors(EntryEngine<K, V> engine, ReadThrough<K, V> readThrough) {
    this.engine = engine;
    this.readThrough = readThrough;
  }

  <T> @Nullable T invoke(K key, EntryProcessor<K, V, T> processor, @Nullable Object[] arguments) {
    return engine.run(
        key,
        new Operation<V, T>(
            Kind.LOOKUP_AND_CHANGE,
            state -> {
              ProcessorEntry<K, V> entry = new ProcessorEntry<>(key, state, readThrough);
              T result = process(processor, entry, arguments);
              return entry.decision(result);
            }));
  }

  <T> Map<K, EntryProcessorResult<T>> invokeAll(
      Set<? extends K> keys, EntryProcessor<K, V, T> processor, @Nullable Object[] arguments) {
    Map<K, EntryProcessorResult<T>> results = new LinkedHashMap<>();
    for (K key : keys) {
      try {
        T result = invoke(key, processor, arguments);
        if (result != null) {
          results.put(key, () -> result);
        }
      } catch (CacheException e) {
        EntryProcessorException failure = asProcessorException(e);
        results.put(
            key,
            () -> {
              throw failure;
            });
      }
    }
    return results;
  }

  private static <K, V, T> @Nullable T process(
      EntryProcessor<K, V, T> processor, ProcessorEntry<K, V> entry, @Nullable Object[] arguments) {
    try {
      return processor.process(entry, arguments);
    } catch (CacheException e) {
      throw e;
    } catch (RuntimeException e) {
      throw asProcessorException(e);
    }
  }

  private static EntryProcessorException asProcessorException(RuntimeException failure) {
    return failure instanceof EntryProcessorException already
        ? already
        : new EntryProcessorException("the entry processor failed: " + failure, failure);
  }
}
