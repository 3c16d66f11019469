package org.jcachehttp.uriprovider.app;

import java.util.HashMap;
import java.util.Map;
import javax.cache.integration.CacheLoader;

/** Loads a price: the length of the name. */
public class PriceLoader implements CacheLoader<String, Price> {

  @Override
  public Price load(String key) {
    return new Price(key.length());
  }

  @Override
  public Map<String, Price> loadAll(Iterable<? extends String> keys) {
    Map<String, Price> loaded = new HashMap<>();
    keys.forEach(key -> loaded.put(key, load(key)));
    return loaded;
  }
}
