package org.jcachehttp.http;

import java.util.Optional;
import java.util.function.Supplier;
import javax.cache.Cache;
import org.jcachehttp.http.key.Partitions;
import org.jcachehttp.http.key.RequestKeys;
import org.jcachehttp.http.policy.CacheMode;
import org.jcachehttp.http.policy.PolicySettings;
import org.jcachehttp.http.privacy.CredentialKey;
import org.jcachehttp.http.privacy.CredentialKeys;

/** The keys of requests in one cache. */
final class OwnKeys {

  private OwnKeys() {}

  /** Keys that tell users apart by the given credential key, else by that of the cache's place. */
  static RequestKeys of(Cache<?, ?> cache, PolicySettings settings, Optional<CredentialKey> given) {
    Supplier<CredentialKey> key =
        given
            .<Supplier<CredentialKey>>map(credentialKey -> () -> credentialKey)
            .orElseGet(() -> CredentialKeys.of(CachePlace.of(cache)));
    boolean shared = settings.mode() == CacheMode.SHARED;
    return new RequestKeys(
        settings.keys(), shared ? Partitions.NONE : Partitions.BY_CREDENTIAL, key);
  }
}
