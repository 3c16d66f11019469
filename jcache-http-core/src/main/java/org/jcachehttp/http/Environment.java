package org.jcachehttp.http;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.cache.Cache;
import org.jcachehttp.http.internal.exchange.AsyncExecutor;
import org.jcachehttp.http.internal.exchange.BackgroundRefresh;
import org.jcachehttp.http.internal.secrets.CredentialKey;
import org.jcachehttp.http.internal.secrets.CredentialKeys;
import org.jcachehttp.http.internal.store.EntryHmac;
import org.jcachehttp.http.internal.store.UnderlyingStorage;
import org.jcachehttp.http.settings.StoreSettings;
import org.jcachehttp.http.status.HttpCacheListener;
import org.jcachehttp.storage.StorageLocation;

/**
 * The objects that an HTTP cache works with, beside its settings.
 *
 * @param clock the clock
 * @param refreshExecutor the executor of background revalidation, if the application gives one
 * @param asyncExecutor the executor of asynchronous requests, if the application gives one
 * @param credentialKey the key of the HMAC that separates users, if the application gives one
 * @param listeners the listeners of the application
 */
record Environment(
    InstantSource clock,
    Optional<Executor> refreshExecutor,
    Optional<Executor> asyncExecutor,
    Optional<CredentialKey> credentialKey,
    List<HttpCacheListener> listeners) {

  BackgroundRefresh refresh() {
    return refreshExecutor.map(BackgroundRefresh::on).orElseGet(BackgroundRefresh::onOwnThreads);
  }

  AsyncExecutor async() {
    return asyncExecutor.map(AsyncExecutor::new).orElseGet(AsyncExecutor::onOwnThreads);
  }

  /**
   * Returns what authenticates the entries of a cache; empty if nothing does.
   *
   * @throws IllegalArgumentException if that needs a credential key that is not configured
   */
  Optional<EntryHmac> entryHmacOf(
      Cache<?, ?> cache, StoreSettings.Authentication authentication, Supplier<CredentialKey> key) {
    if (authentication == StoreSettings.Authentication.NONE) {
      return Optional.empty();
    }
    if (credentialKey.isEmpty()
        && UnderlyingStorage.of(cache).location() instanceof StorageLocation.Remote) {
      throw new IllegalArgumentException(
          "authenticate is hmac, but cache '"
              + cache.getName()
              + "' has no credential key: set HttpCache.builder().credentialKey(bytes) to the same"
              + " 32 random bytes or more in all processes that share the cache");
    }
    return Optional.of(new EntryHmac(key.get()));
  }

  Supplier<CredentialKey> credentialKeyOf(Cache<?, ?> cache) {
    return credentialKey
        .<Supplier<CredentialKey>>map(key -> () -> key)
        .orElseGet(() -> CredentialKeys.of(UnderlyingStorage.of(cache).location()));
  }
}
