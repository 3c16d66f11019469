package org.jcachehttp.ehcache;

import java.util.Map;
import org.ehcache.Cache;
import org.ehcache.spi.resilience.ResilienceStrategy;
import org.ehcache.spi.resilience.StoreAccessException;

/**
 * Throws on every failure of a tier. Ehcache's default logs the failure and responds as if nothing
 * were stored, so that a failed conditional write would look like a conflict.
 */
final class ThrowingResilienceStrategy implements ResilienceStrategy<String, Versioned> {

  @Override
  public Versioned getFailure(String key, StoreAccessException e) {
    throw new TierAccessException(e);
  }

  @Override
  public boolean containsKeyFailure(String key, StoreAccessException e) {
    throw new TierAccessException(e);
  }

  @Override
  public void putFailure(String key, Versioned value, StoreAccessException e) {
    throw new TierAccessException(e);
  }

  @Override
  public void removeFailure(String key, StoreAccessException e) {
    throw new TierAccessException(e);
  }

  @Override
  public void clearFailure(StoreAccessException e) {
    throw new TierAccessException(e);
  }

  @Override
  public Cache.Entry<String, Versioned> iteratorFailure(StoreAccessException e) {
    throw new TierAccessException(e);
  }

  @Override
  public Versioned putIfAbsentFailure(String key, Versioned value, StoreAccessException e) {
    throw new TierAccessException(e);
  }

  @Override
  public boolean removeFailure(String key, Versioned value, StoreAccessException e) {
    throw new TierAccessException(e);
  }

  @Override
  public Versioned replaceFailure(String key, Versioned value, StoreAccessException e) {
    throw new TierAccessException(e);
  }

  @Override
  public boolean replaceFailure(
      String key, Versioned wanted, Versioned value, StoreAccessException e) {
    throw new TierAccessException(e);
  }

  @Override
  public Map<String, Versioned> getAllFailure(
      Iterable<? extends String> keys, StoreAccessException e) {
    throw new TierAccessException(e);
  }

  @Override
  public void putAllFailure(
      Map<? extends String, ? extends Versioned> entries, StoreAccessException e) {
    throw new TierAccessException(e);
  }

  @Override
  public void removeAllFailure(Iterable<? extends String> keys, StoreAccessException e) {
    throw new TierAccessException(e);
  }
}
