package org.jcachehttp.http.internal.secrets;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jcachehttp.storage.StorageLocation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Supplies the credential key of a cache. It is created or read when the first request with
 * credentials arrives.
 *
 * <p>If the key cannot be read, the cache uses a random key of this process and logs a warning.
 * Responses to requests with credentials are then found by this process only.
 */
public final class CredentialKeys implements Supplier<CredentialKey> {

  private static final Logger log = LoggerFactory.getLogger(CredentialKeys.class);

  private final ReentrantLock creating = new ReentrantLock();
  private final Supplier<CredentialKey> source;
  private volatile @Nullable CredentialKey key;

  private CredentialKeys(Supplier<CredentialKey> source) {
    this.source = source;
  }

  /** Returns the supplier of the key for entries at that location. */
  public static CredentialKeys of(StorageLocation location) {
    return new CredentialKeys(() -> at(location));
  }

  private static CredentialKey at(StorageLocation location) {
    if (location instanceof StorageLocation.LocalFiles local) {
      return inFile(new SecretFile(local.secretFile()));
    }
    if (location instanceof StorageLocation.Remote) {
      log.warn(
          "no credentialKey is configured: other processes do not find stored responses to requests"
              + " with credentials; configure the same credentialKey in all processes");
    }
    return ofThisProcess();
  }

  private static CredentialKey inFile(SecretFile file) {
    try {
      return CredentialKey.of(file.readOrCreate(CredentialKey::randomBytes));
    } catch (SecretFile.UnusableException unusable) {
      log.warn(
          "other processes do not find stored responses to requests with credentials; make the"
              + " file usable or configure a credentialKey",
          unusable);
      return ofThisProcess();
    }
  }

  /** One key for all caches of this process, so that caches on the same memory share entries. */
  private static CredentialKey ofThisProcess() {
    return OfThisProcess.KEY;
  }

  /** Initialized on first use. */
  private static final class OfThisProcess {
    static final CredentialKey KEY = CredentialKey.of(CredentialKey.randomBytes());
  }

  @Override
  public CredentialKey get() {
    CredentialKey known = key;
    return known != null ? known : create();
  }

  private CredentialKey create() {
    creating.lock();
    try {
      CredentialKey known = key;
      if (known == null) {
        known = source.get();
        key = known;
      }
      return known;
    } finally {
      creating.unlock();
    }
  }
}
