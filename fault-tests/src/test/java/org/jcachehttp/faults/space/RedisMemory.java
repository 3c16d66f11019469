package org.jcachehttp.faults.space;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;

/** The memory of a Redis server. */
final class RedisMemory {

  private static final String FIELD = "used_memory:";

  private RedisMemory() {}

  /** Returns the bytes that the server has allocated, by its command INFO. */
  static long used(URI uri) throws IOException {
    try (Socket socket = new Socket(uri.getHost(), uri.getPort());
        BufferedReader answer =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      socket.getOutputStream().write("INFO memory\r\n".getBytes(US_ASCII));
      String line = answer.readLine();
      while (line != null && !line.startsWith(FIELD)) {
        line = answer.readLine();
      }
      if (line == null) {
        throw new IOException("no " + FIELD + " from " + uri);
      }
      return Long.parseLong(line.substring(FIELD.length()));
    }
  }
}
