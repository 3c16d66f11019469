package org.jcachehttp.http;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javax.cache.Cache;
import org.jcachehttp.http.internal.exchange.AsyncExecutor;
import org.jcachehttp.http.internal.exchange.BackgroundRefresh;
import org.jcachehttp.http.internal.secrets.CredentialKey;
import org.jcachehttp.http.internal.secrets.CredentialKeys;
import org.jcachehttp.http.internal.store.ResponseStore;

/**
 * The objects that an HTTP cache works with, beside its settings.
 *
 * @param clock the clock
 * @param refreshExecutor the executor of background revalidation, if the application gives one
 * @param asyncExecutor the executor of asynchronous requests, if the application gives one
 * @param credentialKey the key of the HMAC that separates users, if the application gives one
 */
record Environment(
    InstantSource clock,
    Optional<Executor> refreshExecutor,
    Optional<Executor> asyncExecutor,
    Optional<CredentialKey> credentialKey) {

  BackgroundRefresh refresh() {
    return refreshExecutor.map(BackgroundRefresh::on).orElseGet(BackgroundRefresh::onOwnThreads);
  }

  AsyncExecutor async() {
    return asyncExecutor.map(AsyncExecutor::new).orElseGet(AsyncExecutor::onOwnThreads);
  }

  Supplier<CredentialKey> credentialKeyOf(Cache<?, ?> cache) {
    return credentialKey
        .<Supplier<CredentialKey>>map(key -> () -> key)
        .orElseGet(() -> CredentialKeys.of(ResponseStore.locationOf(cache)));
  }
}
