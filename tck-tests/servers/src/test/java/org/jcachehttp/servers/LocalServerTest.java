package org.jcachehttp.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LocalServerTest {

  private static final Pattern PORT = Pattern.compile("(?:127\\.0\\.0\\.1|localhost):(\\d+)");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mongodb",
        "gridfs",
        "dynamodb",
        "redis",
        "hazelcast-client",
        "postgresql",
        "mariadb"
      })
  void aServerIsThereUntilItStopsAndAgainWhereItWas(String scheme) {
    LocalServer server = LocalServer.of(scheme);
    assertThat(server.uri("place").toString()).matches("(jdbc:)?" + scheme + ":.*");
    assertThat(isListening(server)).isTrue();
    server.stop();
    assertThat(isListening(server)).isFalse();
    server.restart();
    assertThat(isListening(server)).isTrue();
    server.close();
  }

  @Test
  void aSchemeWithoutAServerIsRefused() {
    assertThatThrownBy(() -> LocalServer.of("sqlite"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'sqlite'");
  }

  private static boolean isListening(LocalServer server) {
    Matcher port = PORT.matcher(server.uri("place").toString());
    assertThat(port.find()).isTrue();
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)))) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }
}
