package org.jcachehttp.clients.testkit;

import static java.util.Objects.requireNonNull;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * A server without TLS on a free port of the loopback interface. It speaks HTTP/2 with clients that
 * know it or ask for it, and HTTP/1.1 with others.
 */
final class Http2Origin implements AutoCloseable {

  /**
   * A response.
   *
   * @param fields alternating names and values of response fields
   */
  private record Answer(ByteBuffer body, List<String> fields) {}

  /** A request that has arrived. */
  private record Arrived(String protocol, Map<String, String> fields) {}

  private final Server server = new Server();
  private final ServerConnector connector;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Arrived> requests = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch held = new CountDownLatch(0);

  Http2Origin() {
    HttpConfiguration settings = new HttpConfiguration();
    connector =
        new ServerConnector(
            server,
            new HttpConnectionFactory(settings),
            new HTTP2CServerConnectionFactory(settings));
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws InterruptedException {
            answer(request, response, callback);
            return true;
          }
        });
    try {
      server.start();
    } catch (Exception noPort) {
      throw new IllegalStateException("the HTTP/2 server cannot be started", noPort);
    }
  }

  /** A request whose condition has the entity tag of the response is answered with 304. */
  private void answer(Request request, Response response, Callback callback)
      throws InterruptedException {
    Map<String, String> fields = new ConcurrentHashMap<>();
    request.getHeaders().forEach(line -> fields.put(line.getLowerCaseName(), line.getValue()));
    requests.add(new Arrived(request.getConnectionMetaData().getProtocol(), fields));
    boolean unused = held.await(1, TimeUnit.MINUTES);
    Answer answer = requireNonNull(answers.get(Request.getPathInContext(request)));
    for (int i = 0; i < answer.fields().size(); i += 2) {
      response.getHeaders().add(answer.fields().get(i), answer.fields().get(i + 1));
    }
    String tag = response.getHeaders().get("ETag");
    boolean isUnchanged = tag != null && tag.equals(fields.get("if-none-match"));
    response.setStatus(isUnchanged ? 304 : 200);
    response.write(true, isUnchanged ? ByteBuffer.allocate(0) : answer.body().slice(), callback);
  }

  /**
   * Serves a path.
   *
   * @param fields alternating names and values of response fields
   */
  void serves(String path, byte[] body, String... fields) {
    answers.put(path, new Answer(ByteBuffer.wrap(body), List.of(fields)));
  }

  /** Lets responses wait until {@link #release()}. */
  void hold() {
    held = new CountDownLatch(1);
  }

  void release() {
    held.countDown();
  }

  int requests() {
    return requests.size();
  }

  /** Returns the HTTP versions of the requests, without repetition. */
  List<String> protocols() {
    return requests.stream().map(Arrived::protocol).distinct().toList();
  }

  Optional<String> lastField(String name) {
    Arrived last = requests.get(requests.size() - 1);
    return Optional.ofNullable(last.fields().get(name.toLowerCase(Locale.ROOT)));
  }

  String url() {
    return "http://127.0.0.1:" + connector.getLocalPort();
  }

  @Override
  public void close() {
    release();
    try {
      server.stop();
    } catch (Exception failure) {
      throw new IllegalStateException("the HTTP/2 server cannot be stopped", failure);
    }
  }
}
