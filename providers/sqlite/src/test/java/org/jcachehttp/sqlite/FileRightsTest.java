package org.jcachehttp.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.jcachehttp.storage.ByteStorage;
import org.jcachehttp.storage.StorageException;
import org.jcachehttp.testkit.TestRecords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing of the wrong user is left beside a database. */
class FileRightsTest {

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void writeOneEntry() {
    file = directory.resolve("cache.sqlite");
    try (ByteStorage storage = Storages.open(file.toString(), Map.of())) {
      TestRecords.write(storage.open("region"), "key", 1);
    }
  }

  private void readAsAnotherUser() {
    FileRights.check(file, SqliteOptions.Mode.RO, path -> false);
  }

  @Test
  void anotherUserDoesNotReadALoggedDatabaseThatNobodyHasOpen() throws IOException {
    String owner = Files.getOwner(file).getName();
    assertThatThrownBy(this::readAsAnotherUser)
        .isInstanceOf(StorageException.class)
        .hasMessageContainingAll(owner, file + "-shm", "wal=false");
    assertThat(directory.resolve("cache.sqlite-shm")).doesNotExist();
  }

  @Test
  void anotherUserReadsALoggedDatabaseThatItsOwnerHasOpen() {
    try (ByteStorage storage = Storages.open(file.toString(), Map.of())) {
      assertThat(storage.open("region").count()).isOne();
      assertThatCode(this::readAsAnotherUser).doesNotThrowAnyException();
    }
  }

  @Test
  void anotherUserReadsADatabaseWithoutALogAtAnyTime() {
    Storages.open(file.toString(), Map.of("wal", "false")).close();
    assertThatCode(this::readAsAnotherUser).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-wal", "-shm", "-journal"})
  void aFileThatMayNotBeWrittenIsNamedWithItsOwner(String suffix) throws IOException {
    Path locked = directory.resolve("cache.sqlite" + suffix);
    if (Files.notExists(locked)) {
      Files.createFile(locked);
    }
    assertThatThrownBy(
            () -> FileRights.check(file, SqliteOptions.Mode.RWC, path -> !path.equals(locked)))
        .isInstanceOf(StorageException.class)
        .hasMessageContainingAll("may not write " + locked, Files.getOwner(locked).getName());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-wal", "-shm", "-journal"})
  void aFileWithoutPermissionIsNotTouched(String suffix) throws IOException {
    Path locked = directory.resolve("cache.sqlite" + suffix);
    if (Files.notExists(locked)) {
      Files.createFile(locked);
    }
    Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("r--r--r--"));
    assumeThat(Files.isWritable(locked)).as("this user writes any file").isFalse();
    assertThatThrownBy(() -> Storages.open(file.toString(), Map.of()))
        .isInstanceOf(StorageException.class)
        .hasMessageContainingAll("may not write " + locked, Files.getOwner(locked).getName());
  }
}
