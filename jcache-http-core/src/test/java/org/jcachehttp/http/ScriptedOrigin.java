package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;

/**
 * An origin that answers every request as it was told last, with the number of the call as body.
 */
final class ScriptedOrigin implements Origin {

  private final List<HttpRequest> received = new ArrayList<>();
  private HttpResponse next = response(200, "Cache-Control", "max-age=60");

  void answers(int status, String... fields) {
    next = response(status, fields);
  }

  /** Answers with this very body instead of a number. */
  void answers(Body body, String... fields) {
    next = response(200, fields).withBody(body);
  }

  int calls() {
    return received.size();
  }

  @Override
  public HttpResponse send(HttpRequest request) {
    received.add(request);
    boolean numbered = next.body().equals(Body.empty());
    return numbered ? next.withBody(Body.of(Integer.toString(calls()).getBytes(UTF_8))) : next;
  }

  private static HttpResponse response(int status, String... fields) {
    return new HttpResponse(status, "", "HTTP/1.1", Fields.of(fields), Body.empty());
  }
}
