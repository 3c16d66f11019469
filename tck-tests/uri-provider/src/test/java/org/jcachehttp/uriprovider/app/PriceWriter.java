package org.jcachehttp.uriprovider.app;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import javax.cache.Cache;
import javax.cache.integration.CacheWriter;

/** Records its calls. */
public class PriceWriter implements CacheWriter<String, Price> {

  public static final List<String> WRITTEN = new ArrayList<>();

  @Override
  public void write(Cache.Entry<? extends String, ? extends Price> entry) {
    WRITTEN.add(entry.getKey() + "=" + entry.getValue().cents());
  }

  @Override
  public void writeAll(Collection<Cache.Entry<? extends String, ? extends Price>> entries) {
    entries.forEach(this::write);
  }

  @Override
  public void delete(Object key) {
    WRITTEN.add("-" + key);
  }

  @Override
  public void deleteAll(Collection<?> keys) {
    keys.forEach(this::delete);
  }
}
