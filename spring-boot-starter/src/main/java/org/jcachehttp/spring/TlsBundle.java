package org.jcachehttp.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/** The keys and certificates of a service connection. */
final class TlsBundle {

  private TlsBundle() {}

  /**
   * Accepts the keys and certificates of the JVM only.
   *
   * @throws IllegalArgumentException if the bundle has its own
   */
  static void requireDefault(@Nullable SslBundle bundle) {
    if (bundle != null
        && (bundle.getStores().getKeyStore() != null
            || bundle.getStores().getTrustStore() != null)) {
      throw new IllegalArgumentException(
          "the service connection has an SSL bundle with its own keys or certificates, which"
              + " this backend does not read: give a client with them as the option 'client', by a"
              + " bean of type "
              + BackendPropertiesCustomizer.class.getSimpleName());
    }
  }
}
