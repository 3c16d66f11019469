package org.jcachehttp.uriprovider.app;

import java.util.ArrayList;
import java.util.List;
import javax.cache.event.CacheEntryCreatedListener;
import javax.cache.event.CacheEntryEvent;

/** Records created prices. */
public class PriceListener implements CacheEntryCreatedListener<String, Price> {

  public static final List<String> CREATED = new ArrayList<>();

  @Override
  public void onCreated(Iterable<CacheEntryEvent<? extends String, ? extends Price>> events) {
    events.forEach(event -> CREATED.add(event.getKey()));
  }
}
