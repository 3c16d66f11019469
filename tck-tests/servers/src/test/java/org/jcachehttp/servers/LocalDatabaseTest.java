package org.jcachehttp.servers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalDatabaseTest {

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb"})
  void aKilledServerIsThereAgainWhereItWas(String database) {
    try (LocalDatabase server = (LocalDatabase) LocalServer.of(database)) {
      URI uri = server.uri();
      assertThat(isListening(uri)).isTrue();
      server.kill();
      assertThat(isListening(uri)).isFalse();
      server.restart();
      assertThat(isListening(uri)).isTrue();
      assertThat(server.uri()).isEqualTo(uri);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgresql", "mariadb"})
  @Timeout(120)
  void aServerEndsWithAProgramThatIsKilled(String database) throws Exception {
    Process program = start(database);
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(program.getInputStream(), US_ASCII))) {
      URI uri = URI.create(output.readLine());
      assertThat(isListening(uri)).isTrue();
      program.destroyForcibly().waitFor();
      // The limit of the test ends this loop too.
      while (isListening(uri)) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      }
    } finally {
      program.destroyForcibly();
    }
  }

  private static Process start(String database) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-classpath",
            System.getProperty("java.class.path"),
            HeldDatabase.class.getName(),
            database)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static boolean isListening(URI uri) {
    URI server = URI.create(uri.getSchemeSpecificPart());
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
