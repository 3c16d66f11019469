package org.jcachehttp.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.WriteCondition;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server with TLS only and a self-signed certificate. */
class TlsTest {

  @TempDir Path directory;

  @Test
  void aCertificateMustBeTrustedAndTlsMustBeSpoken() throws Exception {
    SelfSigned certificate = SelfSigned.createIn(directory);
    Map<String, String> trusting =
        Map.of(
            "driver.sslTruststore",
            certificate.store().toUri().toString(),
            "driver.sslTruststorePassword",
            SelfSigned.PASSWORD);
    try (RedisProcess server = RedisProcess.startWithTls(certificate)) {
      assertRefused("rediss", server, Map.of());
      assertRefused("redis", server, Map.of());
      try (ByteStorage storage =
          Opening.openWithLongTimeouts("rediss", server.location(), "tls", trusting)) {
        Region<String, byte[]> region = storage.open("region");
        region.write("key", WriteCondition.absent(), TestRecords.ofSize(1_000_000));
        assertThat(region.read("key").orElseThrow().payload()).hasSize(1_000_000);
      }
    }
  }

  private static void assertRefused(String scheme, RedisProcess server, Map<String, String> more) {
    try (ByteStorage storage = Opening.open(scheme, server.location(), more)) {
      Region<String, byte[]> region = storage.open("region");
      assertThatThrownBy(() -> region.read("key"))
          .isInstanceOf(StorageException.class)
          .hasMessageContainingAll(scheme + ":", "TLS");
    }
  }
}
