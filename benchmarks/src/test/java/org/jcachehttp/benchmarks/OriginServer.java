package org.jcachehttp.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * An HTTP server on the loopback interface: {@code /2/posts/1} has a post of 2 KB. It sends {@code
 * /100/slow-posts/1} in two halves.
 */
final class OriginServer implements AutoCloseable {

  static {
    // Otherwise each response waits for an acknowledgement of its head.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  /** The time between the halves of a slow response. */
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  private OriginServer(HttpServer server) {
    this.server = server;
  }

  static OriginServer start() throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    OriginServer origin = new OriginServer(HttpServer.create(free, 0));
    origin.server.createContext("/", OriginServer::respond);
    origin.server.setExecutor(origin.threads);
    origin.server.start();
    return origin;
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void respond(HttpExchange exchange) throws IOException {
    int kilobytes = Integer.parseInt(exchange.getRequestURI().getPath().split("/", -1)[1]);
    byte[] body = Post.of(kilobytes).bytes();
    Post.fields().forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
    exchange.sendResponseHeaders(200, body.length);
    int later = exchange.getRequestURI().getPath().contains("slow") ? body.length / 2 : 0;
    OutputStream out = exchange.getResponseBody();
    out.write(body, 0, body.length - later);
    if (later > 0) {
      out.flush();
      pause();
      out.write(body, body.length - later, later);
    }
    exchange.close();
  }

  private static void pause() {
    LockSupport.parkNanos(PAUSE.toNanos());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdown();
  }
}
