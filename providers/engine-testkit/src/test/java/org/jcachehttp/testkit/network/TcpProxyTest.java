package org.jcachehttp.testkit.network;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TcpProxyTest {

  /** How long a client waits before it considers a connection silent. */
  private static final int SILENCE_MILLIS = 300;

  private final List<Socket> clients = new ArrayList<>();
  private EchoServer server;
  private TcpProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = new EchoServer();
    proxy = TcpProxy.to(server.port());
  }

  @AfterEach
  void stop() throws IOException {
    for (Socket client : clients) {
      client.close();
    }
    proxy.close();
    server.close();
  }

  private Socket connect() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    client.setSoTimeout(SILENCE_MILLIS);
    clients.add(client);
    return client;
  }

  private static String reply(Socket client, String request) throws IOException {
    client.getOutputStream().write(request.getBytes(ISO_8859_1));
    return new String(client.getInputStream().readNBytes(request.length()), ISO_8859_1);
  }

  private static void assertSilent(Socket client) {
    assertThatThrownBy(() -> reply(client, "anyone")).isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void withoutAFaultBytesPass() throws IOException {
    assertThat(reply(connect(), "hello")).isEqualTo("hello");
  }

  @Test
  void aUriLeadsThroughTheProxy() {
    assertThat(proxy.through(URI.create("redis://127.0.0.1:" + server.port() + "/0")))
        .isEqualTo(URI.create("redis://127.0.0.1:" + proxy.port() + "/0"));
  }

  @Test
  void aDelayedReplyArrivesLate() throws IOException {
    proxy.inject(new NetworkFault.Delay(Duration.ofMillis(100)));
    long start = System.nanoTime();
    assertThat(reply(connect(), "hello")).isEqualTo("hello");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(99));
  }

  @Test
  void aThrottledReplyArrivesInParts() throws IOException {
    proxy.inject(new NetworkFault.Throttle(1_000));
    long start = System.nanoTime();
    assertThat(reply(connect(), "x".repeat(200))).isEqualTo("x".repeat(200));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(199));
  }

  @Test
  void resetsPresentAndNewConnections() throws IOException {
    Socket present = connect();
    reply(present, "hello");
    proxy.inject(new NetworkFault.Reset());
    assertThatThrownBy(() -> reply(present, "hello")).isInstanceOf(SocketException.class);
    assertThatThrownBy(() -> reply(connect(), "hello")).isInstanceOf(SocketException.class);
    proxy.inject(new NetworkFault.None());
    assertThat(reply(connect(), "hello")).isEqualTo("hello");
  }

  @Test
  void aConnectionThatLostBytesIsSilentForEver() throws IOException {
    Socket present = connect();
    reply(present, "hello");
    proxy.inject(new NetworkFault.BlackHole());
    assertSilent(present);
    assertSilent(connect());
    proxy.inject(new NetworkFault.None());
    assertSilent(present);
    assertThat(reply(connect(), "hello")).isEqualTo("hello");
  }

  @Test
  void halfOpenConnectionsAreSilentAndLaterOnesWork() throws IOException {
    Socket present = connect();
    reply(present, "hello");
    proxy.inject(new NetworkFault.HalfOpen());
    assertSilent(present);
    assertThat(reply(connect(), "hello")).isEqualTo("hello");
  }

  @Test
  void randomBytesReplaceReplies() throws IOException {
    byte[] expected = new byte[5];
    new Random(1).nextBytes(expected);
    proxy.inject(new NetworkFault.Garbage(new Random(1)));
    assertThat(reply(connect(), "hello").getBytes(ISO_8859_1)).isEqualTo(expected);
  }

  @Test
  void halfOfAReplyIsFollowedBySilence() throws IOException {
    proxy.inject(new NetworkFault.PartialFrame(NetworkFault.Rest.SILENCE));
    Socket client = connect();
    client.getOutputStream().write("hellohello".getBytes(ISO_8859_1));
    assertThat(client.getInputStream().readNBytes(5)).isEqualTo("hello".getBytes(ISO_8859_1));
    assertThatThrownBy(() -> client.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void halfOfAReplyIsFollowedByTheEndOfTheConnection() throws IOException {
    proxy.inject(new NetworkFault.PartialFrame(NetworkFault.Rest.CLOSE));
    Socket client = connect();
    client.getOutputStream().write("hellohello".getBytes(ISO_8859_1));
    assertThat(client.getInputStream().readAllBytes()).isEqualTo("hello".getBytes(ISO_8859_1));
  }

  @Test
  void closingEndsAllConnections() throws IOException {
    Socket present = connect();
    reply(present, "hello");
    proxy.close();
    assertThat(present.getInputStream().read()).isEqualTo(-1);
    assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
  }
}
