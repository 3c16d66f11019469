package org.jcachehttp.http.internal.open;

import java.util.Optional;
import java.util.function.Supplier;
import javax.cache.Cache;
import org.jcachehttp.http.internal.key.Partitions;
import org.jcachehttp.http.internal.key.RequestKeys;
import org.jcachehttp.http.internal.policy.PolicySettings;
import org.jcachehttp.http.internal.secrets.CredentialKey;
import org.jcachehttp.http.internal.secrets.CredentialKeys;
import org.jcachehttp.http.internal.store.ResponseStore;
import org.jcachehttp.http.settings.CacheType;

/** The keys of requests in one cache. */
public final class OwnKeys {

  private OwnKeys() {}

  /** Keys that tell users apart by the given credential key, else by that of the cache's place. */
  public static RequestKeys of(
      Cache<?, ?> cache, PolicySettings settings, Optional<CredentialKey> given) {
    Supplier<CredentialKey> key =
        given
            .<Supplier<CredentialKey>>map(credentialKey -> () -> credentialKey)
            .orElseGet(() -> CredentialKeys.of(ResponseStore.locationOf(cache)));
    boolean shared = settings.mode() == CacheType.SHARED;
    return new RequestKeys(
        settings.keys(), shared ? Partitions.NONE : Partitions.BY_CREDENTIAL, key);
  }
}
