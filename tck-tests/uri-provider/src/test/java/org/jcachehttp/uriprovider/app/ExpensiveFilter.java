package org.jcachehttp.uriprovider.app;

import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryEventFilter;

/** Accepts prices of ten cents and more. */
public class ExpensiveFilter implements CacheEntryEventFilter<String, Price> {

  @Override
  public boolean evaluate(CacheEntryEvent<? extends String, ? extends Price> event) {
    return event.getValue().cents() >= 10;
  }
}
