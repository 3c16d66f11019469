package org.jcachehttp.ehcache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.Region;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.storage.StorageLocation;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs in a separate Surefire execution with JAXB on the class path, which an ehcache.xml needs.
 */
class WithJaxbTest {

  private static final String FILE = "classpath:ehcache-of-the-application.xml";

  @TempDir Path directory;

  @Test
  void aCacheInTheFileHasTheTiersInTheFile() {
    try (ByteStorage storage = open(FILE)) {
      fill(storage.open("pages"));
      assertThat(storage.open("pages").count()).isEqualTo(7);
    }
  }

  @Test
  void aCacheMissingInTheFileHasTheTiersInTheOptions() {
    try (ByteStorage storage = open(FILE)) {
      fill(storage.open("posts"));
      assertThat(storage.open("posts").count()).isEqualTo(20);
    }
  }

  @Test
  void theDirectoryInTheFileIsUsedAgainAfterAReopen() throws IOException {
    Path file = directory.resolve("ehcache.xml");
    Files.writeString(file, withDirectory());
    try (ByteStorage storage = open(file.toString())) {
      TestRecords.write(storage.open("pages"), "key", 1);
      assertThat(storage.location())
          .isEqualTo(new StorageLocation.LocalFiles(directory.resolve("disk.credential-key")));
    }
    try (ByteStorage storage = open(file.toUri().toString())) {
      assertThat(storage.open("pages").read("key")).isPresent();
    }
  }

  @Test
  void anErrorInTheFileIsReported() throws IOException {
    Path file = directory.resolve("ehcache.xml");
    Files.writeString(file, withDirectory().replace("<disk ", "<disc "));
    assertThatThrownBy(() -> open(file.toString()))
        .isInstanceOf(StorageException.class)
        .hasMessageContainingAll(file.toString(), "disc");
  }

  private String withDirectory() {
    return """
        <config xmlns="http://www.ehcache.org/v3">
          <persistence directory="%s"/>
          <cache alias="pages">
            <resources>
              <heap>7</heap>
              <disk persistent="true" unit="MB">1</disk>
            </resources>
          </cache>
        </config>
        """
        .formatted(directory.resolve("disk"));
  }

  private static void fill(Region<String, byte[]> region) {
    IntStream.range(0, 100).forEach(i -> TestRecords.write(region, "key" + i, 1));
  }

  private static ByteStorage open(String config) {
    return Storages.open("", Map.of("config", config, "heap", "20"));
  }
}
