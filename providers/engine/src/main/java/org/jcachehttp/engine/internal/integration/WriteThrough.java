package org.jcachehttp.engine.internal.integration;

import java.util.Collection;
import java.util.Optional;
import javax.cache.Cache;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Factory;
import javax.cache.integration.CacheWriter;
import javax.cache.integration.CacheWriterException;
import org.jcachehttp.engine.internal.store.CacheEntry;

/**
 * The application's cache writer, if write-through is on. It is called before the cache changes; if
 * it throws, the cache does not change.
 *
 * @param writer the writer; empty without write-through
 * @param <K> the cache's key type
 * @param <V> the cache's value type
 */
public record WriteThrough<K, V>(Optional<CacheWriter<? super K, ? super V>> writer) {

  /** Returns the writer of a configuration with write-through. */
  public static <K, V> WriteThrough<K, V> of(CompleteConfiguration<K, V> configuration) {
    Factory<CacheWriter<? super K, ? super V>> factory = configuration.getCacheWriterFactory();
    return new WriteThrough<>(
        Optional.ofNullable(factory)
            .filter(given -> configuration.isWriteThrough())
            .map(Factory::create));
  }

  /** Returns whether there is a writer. */
  public boolean isOn() {
    return writer.isPresent();
  }

  /** Writes one entry. */
  public void write(K key, V value) {
    writer.ifPresent(w -> calling(() -> w.write(new CacheEntry<>(key, value))));
  }

  /** Deletes one entry, whether or not the cache has it. */
  public void delete(K key) {
    writer.ifPresent(w -> calling(() -> w.delete(key)));
  }

  /**
   * Writes many entries. After a failure {@code entries} contains the unwritten ones (JSR-107,
   * {@code CacheWriter.writeAll}).
   */
  public void writeAll(Collection<Cache.Entry<? extends K, ? extends V>> entries) {
    writer.ifPresent(w -> calling(() -> writeAll(w, entries)));
  }

  @SuppressWarnings("unchecked") // a writer of supertypes of K and V takes entries of K and V
  private static <K, V> void writeAll(
      CacheWriter<? super K, ? super V> writer,
      Collection<Cache.Entry<? extends K, ? extends V>> entries) {
    ((CacheWriter<K, V>) writer).writeAll(entries);
  }

  /**
   * Deletes many entries. After a failure {@code keys} contains the undeleted ones (JSR-107, {@code
   * CacheWriter.deleteAll}).
   */
  public void deleteAll(Collection<?> keys) {
    writer.ifPresent(w -> calling(() -> w.deleteAll(keys)));
  }

  /** Closes the writer if it is {@link java.io.Closeable}. */
  public void close() {
    writer.ifPresent(Closeables::quietly);
  }

  private static void calling(Runnable call) {
    try {
      call.run();
    } catch (CacheWriterException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CacheWriterException("the cache writer failed: " + e, e);
    }
  }
}
