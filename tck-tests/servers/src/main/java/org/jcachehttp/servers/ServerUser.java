package org.jcachehttp.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The user of a database server: the user of this JVM, or one without rights if that is root.
 * PostgreSQL and MariaDB refuse to run as root.
 */
final class ServerUser {

  /** The number of the user without rights, and of its group, on every Linux distribution. */
  private static final int UNPRIVILEGED = 65534;

  private ServerUser() {}

  /**
   * {@return the command that runs the program as this user, with the id of its process}
   *
   * @param program the executable file and its arguments
   */
  static List<String> command(List<String> program) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(
          List.of(
              "setpriv",
              "--reuid=" + UNPRIVILEGED,
              "--regid=" + UNPRIVILEGED,
              "--clear-groups",
              "--"));
    }
    command.addAll(program);
    return command;
  }

  /**
   * Gives a file or an empty directory to this user.
   *
   * @param path an existing file or directory below one that the user can reach
   * @throws IOException if the owner cannot be changed
   */
  static void own(Path path) throws IOException {
    if (isRoot()) {
      Files.setAttribute(path, "unix:uid", UNPRIVILEGED);
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }
}
