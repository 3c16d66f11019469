package org.jcachehttp.tck.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.tck.Repository;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The adapter that a page shows is compiled from the page, and caches. */
public class PageCodeTest {

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  /** The paths that the origin was asked for, with the status of its response. */
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private final HttpCache cache = HttpCache.open("memory:");
  private HttpServer origin;

  @Before
  public void startOrigin() throws IOException {
    origin = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    origin.createContext("/", this::answer);
    origin.start();
  }

  @After
  public void stopOrigin() {
    origin.stop(0);
    cache.close();
  }

  /** {@code /fresh} is fresh for a minute; anything else is validated at each use. */
  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean unchanged = exchange.getRequestHeaders().containsKey("If-None-Match");
    int status = unchanged ? 304 : 200;
    asked.add(path + ' ' + status);
    exchange.getResponseHeaders().add("ETag", "\"1\"");
    exchange
        .getResponseHeaders()
        .add("Cache-Control", path.equals("/fresh") ? "max-age=60" : "no-cache");
    byte[] body = path.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, unchanged ? -1 : body.length);
    if (!unchanged) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  private String url(String path) {
    return "http://127.0.0.1:" + origin.getAddress().getPort() + path;
  }

  @Test
  public void javasHttpClientIsAnsweredFromTheCache() throws Exception {
    Object client =
        compiled("start/any-http-client.md", "CachingHttpClient")
            .getConstructor(HttpClient.class, HttpCache.class)
            .newInstance(HttpClient.newHttpClient(), cache);
    assertThat(sent(client, "/fresh")).isEqualTo(sent(client, "/fresh")).isEqualTo("/fresh");
    assertThat(sent(client, "/other")).isEqualTo(sent(client, "/other")).isEqualTo("/other");
    assertThat(asked).containsExactly("/fresh 200", "/other 200", "/other 304");
  }

  private String sent(Object client, String path) throws Exception {
    HttpResponse response =
        (HttpResponse)
            client
                .getClass()
                .getMethod("send", HttpRequest.class)
                .invoke(client, HttpRequest.get(url(path)));
    try (InputStream body = response.body().open()) {
      return new String(body.readAllBytes(), UTF_8);
    }
  }

  private Class<?> compiled(String page, String type) throws Exception {
    Path file = Repository.page(page);
    Snippet snippet =
        Snippet.in(page, MarkdownPage.read(file).lines()).stream()
            .filter(each -> each.asUnit().contains(" record " + type))
            .findFirst()
            .orElseThrow();
    Path classes = folder.getRoot().toPath();
    assertThat(new SnippetCompiler().compile(snippet, classes)).isEmpty();
    return new URLClassLoader(
            new URL[] {classes.toUri().toURL()}, PageCodeTest.class.getClassLoader())
        .loadClass(type);
  }
}
