package org.jcachehttp.engine.internal.cache;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.cache.Cache;
import javax.cache.integration.CacheWriter;
import javax.cache.integration.CacheWriterException;

/** The application's store: records its calls, and fails for some keys or for all. */
final class RecordingWriter implements CacheWriter<String, String> {

  final List<String> calls = new ArrayList<>();
  boolean failing;
  String failingKey = "";

  @Override
  public void write(Cache.Entry<? extends String, ? extends String> entry) {
    check(entry.getKey());
    calls.add("write " + entry.getKey() + "=" + entry.getValue());
  }

  /** Writes until the first failure, and leaves the unwritten entries in the collection. */
  @Override
  public void writeAll(Collection<Cache.Entry<? extends String, ? extends String>> entries) {
    entries.removeIf(
        entry -> {
          if (entry.getKey().equals(failingKey)) {
            return false;
          }
          write(entry);
          return true;
        });
    failIf(!entries.isEmpty());
  }

  @Override
  public void delete(Object key) {
    check(key);
    calls.add("delete " + key);
  }

  @Override
  public void deleteAll(Collection<?> keys) {
    keys.removeIf(
        key -> {
          if (key.equals(failingKey)) {
            return false;
          }
          delete(key);
          return true;
        });
    failIf(!keys.isEmpty());
  }

  private void check(Object key) {
    failIf(failing || key.equals(failingKey));
  }

  private static void failIf(boolean failure) {
    if (failure) {
      throw new CacheWriterException("the application's store failed");
    }
  }
}
