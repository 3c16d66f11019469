package org.jcachehttp.servers;

/** A program that starts a database server, prints its URI and never closes it. */
final class HeldDatabase {

  private HeldDatabase() {}

  /**
   * Runs until it is killed, or until its input ends.
   *
   * @param arguments the name of the database
   * @throws java.io.IOException if the input cannot be read
   */
  public static void main(String[] arguments) throws java.io.IOException {
    System.out.println(LocalServer.of(arguments[0]).uri("held"));
    var unused = System.in.read();
  }
}
