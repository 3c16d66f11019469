package org.jcachehttp.servers;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** How the server of one database product is prepared and started. */
interface DatabaseProgram {

  /** The user of every database. */
  String USER = "test";

  /** The password of {@link #USER}. */
  String PASSWORD = LocalDatabase.PASSWORD;

  /** {@return the name of the product in a JDBC URL: {@code postgresql}} */
  String product();

  /** {@return the executable file of the server} */
  Path executable();

  /** {@return the signal that ends the server at once and leaves nothing outside its directory} */
  String stopSignal();

  /**
   * Creates an empty database.
   *
   * @param directory an empty directory of the server's user
   * @throws IOException if the files cannot be written
   */
  void initialize(Path directory) throws IOException;

  /**
   * {@return the arguments of the server}
   *
   * @param directory the directory that was initialized
   * @param port the port of the loopback interface for it
   */
  List<String> arguments(Path directory, int port);

  /**
   * {@return whether the server accepts connections}
   *
   * @param directory the directory that was initialized
   * @param pid the id of its process
   * @param port the port of the loopback interface that was given to it
   */
  boolean isReady(Path directory, long pid, int port);

  /**
   * {@return the JDBC URL of the database, with user and password}
   *
   * @param port the port of the server
   */
  URI uri(int port);
}
