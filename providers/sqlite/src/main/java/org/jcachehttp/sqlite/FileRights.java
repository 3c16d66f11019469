package org.jcachehttp.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.jcachehttp.storage.StorageException;

/**
 * Checks the permissions of a user for the file of a database and for the files that SQLite keeps
 * beside it. SQLite itself detects a missing permission too late: it first creates side files,
 * which then belong to the wrong user and exclude the owner of the database.
 */
final class FileRights {

  private static final List<String> FILES = List.of("", "-wal", "-shm", "-journal");
  private static final int WRITE_VERSION_AT = 18;
  private static final int WAL = 2;

  private FileRights() {}

  /**
   * Checks the permissions before SQLite opens or creates a file.
   *
   * @param writable which files this user may write
   * @throws StorageException if the user lacks a permission; the message names the file and its
   *     owner
   */
  static void check(Path database, SqliteOptions.Mode mode, Predicate<Path> writable) {
    try {
      if (mode == SqliteOptions.Mode.RO) {
        checkReading(database, writable);
      } else {
        checkWriting(database, writable);
      }
    } catch (IOException e) {
      throw new StorageException("sqlite:" + database + ": cannot check its permissions", e);
    }
  }

  private static void checkWriting(Path database, Predicate<Path> writable) throws IOException {
    for (String suffix : FILES) {
      Path file = beside(database, suffix);
      if (Files.exists(file) && !writable.test(file)) {
        throw new StorageException(
            ("sqlite:" + database + ": this user may not write " + file + ", which belongs to ")
                + Files.getOwner(file).getName()
                + (suffix.isEmpty()
                    ? "; give write permission, or open it with mode=ro"
                    : "; delete that file while no process has the database open"));
      }
    }
  }

  private static void checkReading(Path database, Predicate<Path> writable) throws IOException {
    if (Files.isReadable(database)
        && isLogged(database)
        && Files.notExists(beside(database, "-shm"))
        && !writable.test(database)) {
      throw new StorageException(
          ("sqlite:" + database + ": this user can read it only while its owner ")
              + (Files.getOwner(database).getName() + " has it open: reading it now would leave ")
              + (beside(database, "-shm") + " and -wal, which that owner could not write; ")
              + "let the owner open it with wal=false to read it at any time");
    }
  }

  private static boolean isLogged(Path database) throws IOException {
    try (var in = Files.newInputStream(database)) {
      byte[] header = in.readNBytes(WRITE_VERSION_AT + 1);
      return header.length > WRITE_VERSION_AT && header[WRITE_VERSION_AT] == WAL;
    }
  }

  private static Path beside(Path database, String suffix) {
    return database.resolveSibling(database.getFileName() + suffix);
  }
}
