package org.jcachehttp.servers;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The files of a server program, unpacked once for each user and version. All modules of a build
 * use the same files below {@code java.io.tmpdir}.
 */
final class Installation {

  private static final String USER = System.getProperty("user.name");

  private Installation() {}

  /** Writes the files of a program. */
  interface Unpacking {

    /**
     * Writes the files.
     *
     * @param directory an empty directory
     * @throws IOException if they cannot be written
     */
    void into(Path directory) throws IOException;
  }

  /**
   * Returns the directory of the program, which is unpacked first if there is none.
   *
   * @param name the program and its version
   * @param unpacking writes the files
   * @return the directory
   * @throws IOException if the files cannot be written, or if the directory of all programs belongs
   *     to another user, which could have exchanged them
   */
  static Path of(String name, Unpacking unpacking) throws IOException {
    Path programs = programs();
    Path installed = programs.resolve(name);
    if (!Files.exists(installed)) {
      Path unfinished = readable(Files.createTempDirectory(programs, name));
      unpacking.into(unfinished);
      publish(unfinished, installed);
    }
    return installed;
  }

  private static Path programs() throws IOException {
    Path programs = Path.of(System.getProperty("java.io.tmpdir"), "jcache-http-servers-" + USER);
    try {
      readable(Files.createDirectory(programs));
    } catch (FileAlreadyExistsException unpackedBefore) {
      if (!Files.getOwner(programs).getName().equals(USER)) {
        throw new IOException(programs + " belongs to another user", unpackedBefore);
      }
    }
    return programs;
  }

  /** The server may run as another user; see {@link ServerUser}. */
  private static Path readable(Path directory) throws IOException {
    return Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Another process may unpack the same program at the same time: one of both is kept. */
  private static void publish(Path unfinished, Path installed) throws IOException {
    try {
      Files.move(unfinished, installed);
    } catch (FileSystemException publishedByAnother) {
      delete(unfinished);
      if (!Files.exists(installed)) {
        throw publishedByAnother;
      }
    }
  }

  /**
   * Deletes a directory and everything in it.
   *
   * @param directory an existing directory
   * @throws IOException if a file cannot be deleted
   */
  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
