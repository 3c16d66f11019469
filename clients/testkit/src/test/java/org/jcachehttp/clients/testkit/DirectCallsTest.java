package org.jcachehttp.clients.testkit;

import static java.util.function.Predicate.not;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import org.jcachehttp.http.CacheSession;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;

/** The contract of calls of the HTTP cache without an adapter. */
class DirectCallsTest extends ClientContract {

  private final HttpClient client = HttpClient.newHttpClient();

  @Override
  public Set<ClientFeature> features() {
    return Set.of(
        ClientFeature.STREAMING,
        ClientFeature.REQUEST_OPTIONS,
        ClientFeature.CONTENT,
        ClientFeature.TRUNCATION_ERROR);
  }

  @Override
  protected TestClient open(CacheSession session) {
    return call -> {
      CacheSession.Call options = session.call(call.options());
      return call.mode()
          .map(options::withMode)
          .orElse(options)
          .execute(call.request(), this::exchange);
    };
  }

  private HttpResponse exchange(HttpRequest request) throws IOException {
    Body.Buffered content = request.content();
    var outgoing =
        java.net.http.HttpRequest.newBuilder(request.uri())
            .method(
                request.method(),
                content.size() == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofInputStream(content::open));
    request.fields().forEach(field -> outgoing.header(field.name(), field.value()));
    try {
      return converted(client.send(outgoing.build(), BodyHandlers.ofInputStream()));
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the origin");
    }
  }

  private static HttpResponse converted(java.net.http.HttpResponse<InputStream> response) {
    List<Field> fields =
        response.headers().map().entrySet().stream()
            .filter(not(line -> line.getKey().startsWith(":")))
            .flatMap(line -> line.getValue().stream().map(value -> new Field(line.getKey(), value)))
            .toList();
    return new HttpResponse(
        response.statusCode(), "", "HTTP/1.1", Fields.copyOf(fields), Body.of(response.body()));
  }
}
