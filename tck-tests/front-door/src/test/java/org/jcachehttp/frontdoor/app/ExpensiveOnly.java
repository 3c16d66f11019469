package org.jcachehttp.frontdoor.app;

import javax.cache.event.CacheEntryEvent;
import javax.cache.event.CacheEntryEventFilter;

/** Lets prices of ten cents and more through. */
public class ExpensiveOnly implements CacheEntryEventFilter<String, Price> {

  @Override
  public boolean evaluate(CacheEntryEvent<? extends String, ? extends Price> event) {
    return event.getValue().cents() >= 10;
  }
}
