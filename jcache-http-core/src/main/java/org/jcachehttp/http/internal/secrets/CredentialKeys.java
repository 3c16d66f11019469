package org.jcachehttp.http.internal.secrets;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jcachehttp.storage.StorageLocation;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the credential key of a cache comes from. It is made or read at the first credential, so
 * that a cache that never sees one needs none.
 *
 * <p>A key that cannot be read is not an error of the call that met it: the cache then uses a key
 * of this process and says so, and what is stored with credentials is found by this process only.
 */
public final class CredentialKeys implements Supplier<CredentialKey> {

  private static final Logger log = LoggerFactory.getLogger(CredentialKeys.class);

  private final ReentrantLock making = new ReentrantLock();
  private final Supplier<CredentialKey> source;
  private volatile @Nullable CredentialKey key;

  private CredentialKeys(Supplier<CredentialKey> source) {
    this.source = source;
  }

  /** The key that belongs to entries at that place. */
  public static CredentialKeys of(StorageLocation place) {
    return new CredentialKeys(() -> at(place));
  }

  private static CredentialKey at(StorageLocation place) {
    if (place instanceof StorageLocation.LocalFiles local) {
      return inFile(new SecretFile(local.secretFile()));
    }
    if (place instanceof StorageLocation.Remote) {
      log.warn(
          "no credential key is configured: responses to requests with credentials are stored, but"
              + " no other process finds them; give all processes the same credentialKey");
    }
    return ofThisProcess();
  }

  private static CredentialKey inFile(SecretFile file) {
    try {
      return CredentialKey.of(file.readOrCreate(CredentialKey::randomBytes));
    } catch (SecretFile.UnusableException unusable) {
      log.warn(
          "responses to requests with credentials are stored, but no other process finds them;"
              + " make the file usable or configure a credentialKey",
          unusable);
      return ofThisProcess();
    }
  }

  /** One for all caches, so that two on the same memory share their entries. */
  private static CredentialKey ofThisProcess() {
    return OfThisProcess.KEY;
  }

  /** Made when it is first asked for. */
  private static final class OfThisProcess {
    static final CredentialKey KEY = CredentialKey.of(CredentialKey.randomBytes());
  }

  @Override
  public CredentialKey get() {
    CredentialKey known = key;
    return known != null ? known : make();
  }

  private CredentialKey make() {
    making.lock();
    try {
      CredentialKey known = key;
      if (known == null) {
        known = source.get();
        key = known;
      }
      return known;
    } finally {
      making.unlock();
    }
  }
}
