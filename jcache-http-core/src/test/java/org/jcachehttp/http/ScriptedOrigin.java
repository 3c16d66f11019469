package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;

/**
 * An origin that answers every request as it was told last, with the number of the call as body.
 */
final class ScriptedOrigin implements Origin {

  private final List<HttpRequest> received = new CopyOnWriteArrayList<>();
  private volatile Origin next = request -> response(200, "Cache-Control", "max-age=60");

  void answers(int status, String... fields) {
    next = request -> response(status, fields);
  }

  /** Answers with this very body instead of a number. */
  void answers(Body body, String... fields) {
    next = request -> response(200, fields).withBody(body);
  }

  /** Answers as a function of the request. */
  void answers(Origin answer) {
    next = answer;
  }

  /** Cannot be reached. */
  void isDown() {
    next =
        request -> {
          throw new IOException("connection refused");
        };
  }

  int calls() {
    return received.size();
  }

  /** The fields of the last request. */
  Fields asked() {
    return received.get(received.size() - 1).fields();
  }

  @Override
  public HttpResponse send(HttpRequest request) throws IOException {
    received.add(request);
    byte[] number = Integer.toString(calls()).getBytes(UTF_8);
    HttpResponse answer = next.send(request);
    boolean numbered = answer.status() != 304 && answer.body().equals(Body.empty());
    return numbered ? answer.withBody(Body.of(number)) : answer;
  }

  static HttpResponse response(int status, String... fields) {
    return new HttpResponse(status, "", "HTTP/1.1", Fields.of(fields), Body.empty());
  }
}
