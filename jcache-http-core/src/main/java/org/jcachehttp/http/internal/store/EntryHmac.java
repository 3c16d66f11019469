package org.jcachehttp.http.internal.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.Optional;
import org.jcachehttp.http.internal.secrets.CredentialKey;
import org.jcachehttp.http.stored.CachedResponse;
import org.jcachehttp.http.stored.CachedResponseCodec;

/**
 * Authenticates entries: the HMAC of an entry covers its key in the store and all that is stored
 * under it. An authentic entry can be written with the credential key only.
 */
public final class EntryHmac {

  private static final CachedResponseCodec CODEC = new CachedResponseCodec();

  private final CredentialKey key;

  /** Creates HMACs with a key that is derived from that key. */
  public EntryHmac(CredentialKey credentialKey) {
    this.key = credentialKey.derive("entry");
  }

  /** Returns an entry with its HMAC under a key. */
  CachedResponse sign(String location, CachedResponse entry) {
    return entry.withHmac(Optional.of(hmac(location, entry)));
  }

  /** Returns whether an entry was written under that key by a process with the same key. */
  boolean isAuthentic(String location, CachedResponse entry) {
    return entry.hmac().filter(found -> isEqual(found, hmac(location, entry))).isPresent();
  }

  /** In constant time, so that the duration does not show how much of a forged HMAC is right. */
  private static boolean isEqual(String found, String expected) {
    return MessageDigest.isEqual(found.getBytes(US_ASCII), expected.getBytes(US_ASCII));
  }

  private String hmac(String location, CachedResponse entry) {
    return key.hmac(location, CODEC.encode(entry.withHmac(Optional.empty())));
  }
}
