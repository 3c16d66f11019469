package org.jcachehttp.ehcache;

import java.util.Map;
import org.ehcache.Cache;
import org.ehcache.spi.resilience.ResilienceStrategy;
import org.ehcache.spi.resilience.StoreAccessException;

/**
 * Lets every failure of a tier be seen. Ehcache's own choice is to log it and to answer as if
 * nothing were stored, so that a conditional write that failed would count as lost.
 */
final class FailAloud implements ResilienceStrategy<String, Versioned> {

  @Override
  public Versioned getFailure(String key, StoreAccessException e) {
    throw new StoreFailure(e);
  }

  @Override
  public boolean containsKeyFailure(String key, StoreAccessException e) {
    throw new StoreFailure(e);
  }

  @Override
  public void putFailure(String key, Versioned value, StoreAccessException e) {
    throw new StoreFailure(e);
  }

  @Override
  public void removeFailure(String key, StoreAccessException e) {
    throw new StoreFailure(e);
  }

  @Override
  public void clearFailure(StoreAccessException e) {
    throw new StoreFailure(e);
  }

  @Override
  public Cache.Entry<String, Versioned> iteratorFailure(StoreAccessException e) {
    throw new StoreFailure(e);
  }

  @Override
  public Versioned putIfAbsentFailure(String key, Versioned value, StoreAccessException e) {
    throw new StoreFailure(e);
  }

  @Override
  public boolean removeFailure(String key, Versioned value, StoreAccessException e) {
    throw new StoreFailure(e);
  }

  @Override
  public Versioned replaceFailure(String key, Versioned value, StoreAccessException e) {
    throw new StoreFailure(e);
  }

  @Override
  public boolean replaceFailure(
      String key, Versioned wanted, Versioned value, StoreAccessException e) {
    throw new StoreFailure(e);
  }

  @Override
  public Map<String, Versioned> getAllFailure(
      Iterable<? extends String> keys, StoreAccessException e) {
    throw new StoreFailure(e);
  }

  @Override
  public void putAllFailure(
      Map<? extends String, ? extends Versioned> entries, StoreAccessException e) {
    throw new StoreFailure(e);
  }

  @Override
  public void removeAllFailure(Iterable<? extends String> keys, StoreAccessException e) {
    throw new StoreFailure(e);
  }
}
