package org.jcachehttp.http.internal.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.jcachehttp.http.LogCapture;
import org.jcachehttp.storage.StorageLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CredentialKeysTest {

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("app.credential-key");
  }

  private CredentialKeys beside() {
    return CredentialKeys.of(new StorageLocation.LocalFiles(file()));
  }

  private static String hmacBy(CredentialKeys keys) {
    return keys.get().hmac("test", List.of("a"));
  }

  @Test
  void aKeyInAFileIsCreatedAtFirstUseAndShared() throws IOException {
    CredentialKeys one = beside();
    assertThat(file()).doesNotExist();
    String hidden = hmacBy(one);
    assertThat(hmacBy(beside())).isEqualTo(hidden);
    assertThat(Files.size(file())).isEqualTo(32);
  }

  @Test
  void onlyTheOwnerCanReadTheFile() throws IOException {
    hmacBy(beside());
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void concurrentUsersHaveTheSameKey() {
    var hidden = ConcurrentHashMap.<String>newKeySet();
    IntStream.range(0, 64).parallel().forEach(i -> hidden.add(hmacBy(beside())));
    assertThat(hidden).hasSize(1);
  }

  @Test
  void anEmptyFileIsFilled() throws IOException {
    Files.createFile(file());
    hmacBy(beside());
    assertThat(Files.size(file())).isEqualTo(32);
  }

  @Test
  void aFileWithAnInvalidKeyIsKeptAndNamedInAWarning() throws IOException {
    Files.writeString(file(), "short");
    List<String> log = LogCapture.of(() -> hmacBy(beside()));
    assertThat(log).anySatisfy(line -> assertThat(line).contains(file().toString(), "5 bytes"));
    assertThat(file()).hasContent("short");
    assertThat(hmacBy(beside())).isEqualTo(ofThisProcess());
  }

  @Test
  void aFileThatCannotBeCreatedIsNamedInAWarning() {
    StorageLocation nowhere =
        new StorageLocation.LocalFiles(directory.resolve("none").resolve("key"));
    List<String> log = LogCapture.of(() -> hmacBy(CredentialKeys.of(nowhere)));
    assertThat(String.join("\n", log)).contains("none", "credentialKey");
  }

  @Test
  void aFileOfAnotherUserIsNamedInAWarningThatSaysWhy() throws IOException {
    hmacBy(beside());
    Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("---------"));
    assumeThat(Files.isReadable(file())).as("this user reads any file").isFalse();
    List<String> log = LogCapture.of(() -> hmacBy(beside()));
    assertThat(String.join("\n", log)).contains(file().toString(), "0600", "credentialKey");
  }

  @Test
  void cachesInMemoryShareAKeyWithoutAWarning() {
    List<String> log = LogCapture.of(CredentialKeysTest::ofThisProcess);
    assertThat(log).isEmpty();
    assertThat(ofThisProcess()).isEqualTo(ofThisProcess());
  }

  @Test
  void aRemoteCacheWithoutConfiguredKeyIsWarnedOfOnce() {
    CredentialKeys keys = CredentialKeys.of(new StorageLocation.Remote());
    List<String> log =
        LogCapture.of(
            () -> {
              hmacBy(keys);
              hmacBy(keys);
            });
    assertThat(log).hasSize(1);
    assertThat(log.get(0)).contains("credentialKey");
  }

  @Test
  void aShortKeyIsRejectedWithTheMinimumLength() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CredentialKey.of(new byte[31]))
        .withMessageContaining("31")
        .withMessageContaining("32");
  }

  private static String ofThisProcess() {
    return hmacBy(CredentialKeys.of(new StorageLocation.InProcess()));
  }
}
