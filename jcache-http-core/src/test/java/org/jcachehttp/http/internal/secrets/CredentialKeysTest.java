package org.jcachehttp.http.internal.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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

  private static String hiddenBy(CredentialKeys keys) {
    return keys.get().hmac("test", List.of("a"));
  }

  @Test
  void aKeyInAFileIsMadeAtItsFirstUseAndSharedByAllWhoReadIt() throws IOException {
    CredentialKeys one = beside();
    assertThat(file()).doesNotExist();
    String hidden = hiddenBy(one);
    assertThat(hiddenBy(beside())).isEqualTo(hidden);
    assertThat(Files.size(file())).isEqualTo(32);
  }

  @Test
  void onlyItsOwnerReadsTheFile() throws IOException {
    hiddenBy(beside());
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void whoeverComesFirstAllHaveTheSameKey() {
    var hidden = ConcurrentHashMap.<String>newKeySet();
    IntStream.range(0, 64).parallel().forEach(i -> hidden.add(hiddenBy(beside())));
    assertThat(hidden).hasSize(1);
  }

  @Test
  void anEmptyFileIsFilledAsAfterACrash() throws IOException {
    Files.createFile(file());
    hiddenBy(beside());
    assertThat(Files.size(file())).isEqualTo(32);
  }

  @Test
  void aFileThatHoldsNoKeyIsKeptAndNamedInAWarning() throws IOException {
    Files.writeString(file(), "short");
    List<String> log = LogCapture.of(() -> hiddenBy(beside()));
    assertThat(log).anySatisfy(line -> assertThat(line).contains(file().toString(), "5 bytes"));
    assertThat(file()).hasContent("short");
    assertThat(hiddenBy(beside())).isEqualTo(ofThisProcess());
  }

  @Test
  void aFileThatCannotBeMadeIsNamedInAWarning() {
    StorageLocation nowhere =
        new StorageLocation.LocalFiles(directory.resolve("none").resolve("key"));
    List<String> log = LogCapture.of(() -> hiddenBy(CredentialKeys.of(nowhere)));
    assertThat(String.join("\n", log)).contains("none", "credentialKey");
  }

  @Test
  void inMemoryAllCachesOfTheProcessShareAKeyAndNothingIsWarnedOf() {
    List<String> log = LogCapture.of(CredentialKeysTest::ofThisProcess);
    assertThat(log).isEmpty();
    assertThat(ofThisProcess()).isEqualTo(ofThisProcess());
  }

  @Test
  void elsewhereItIsWarnedOnceThatNobodyElseFindsTheEntries() {
    CredentialKeys keys = CredentialKeys.of(new StorageLocation.Remote());
    List<String> log =
        LogCapture.of(
            () -> {
              hiddenBy(keys);
              hiddenBy(keys);
            });
    assertThat(log).hasSize(1);
    assertThat(log.get(0)).contains("credentialKey");
  }

  @Test
  void aShortKeyIsAnErrorThatSaysHowLongItMustBe() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> CredentialKey.of(new byte[31]))
        .withMessageContaining("31")
        .withMessageContaining("32");
  }

  private static String ofThisProcess() {
    return hiddenBy(CredentialKeys.of(new StorageLocation.InProcess()));
  }
}
