package org.jcachehttp.tck.servers;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import software.amazon.dynamodb.services.local.main.ServerRunner;

/** A DynamoDB Local on a free port, started when it is first asked for; it ends with this JVM. */
final class DynamoDbOfThisRun {

  private static final int PORT = start();

  private DynamoDbOfThisRun() {}

  /** Where it is, as the option {@code endpoint} takes it. */
  static String endpoint() {
    return "http://localhost:" + PORT;
  }

  private static int start() {
    try {
      int port = freePort();
      ServerRunner.createServerFromCommandLineArgs(
              new String[] {
                "-inMemory", "-sharedDb", "-disableTelemetry", "-port", Integer.toString(port)
              })
          .start();
      return port;
    } catch (Exception e) {
      throw new IllegalStateException("DynamoDB Local does not start", e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
