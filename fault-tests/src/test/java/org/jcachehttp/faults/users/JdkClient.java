package org.jcachehttp.faults.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;

/** Sends requests by the client of the JDK. */
final class JdkClient {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  HttpResponse send(HttpRequest request) throws IOException {
    try {
      return converted(client.send(outgoing(request), BodyHandlers.ofInputStream()));
    } catch (InterruptedException interrupt) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  CompletionStage<HttpResponse> sendAsync(HttpRequest request) {
    return client
        .sendAsync(outgoing(request), BodyHandlers.ofInputStream())
        .thenApply(JdkClient::converted);
  }

  private static java.net.http.HttpRequest outgoing(HttpRequest request) {
    var outgoing =
        java.net.http.HttpRequest.newBuilder(request.uri())
            .method(request.method(), BodyPublishers.noBody());
    request.fields().forEach(field -> outgoing.header(field.name(), field.value()));
    return outgoing.build();
  }

  private static HttpResponse converted(java.net.http.HttpResponse<InputStream> response) {
    Map<String, Collection<String>> fields = new TreeMap<>(response.headers().map());
    return new HttpResponse(
        response.statusCode(), "", "HTTP/1.1", Fields.of(fields), Body.of(response.body()));
  }

  static String text(HttpResponse response) throws IOException {
    try (Body body = response.body();
        InputStream content = body.open()) {
      return response.status()
          + "\n"
          + response.fields()
          + "\n"
          + new String(content.readAllBytes(), UTF_8);
    }
  }
}
