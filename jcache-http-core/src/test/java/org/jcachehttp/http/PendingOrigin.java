package org.jcachehttp.http;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jcachehttp.http.message.AsyncOrigin;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;

/** An origin that answers when it is told to, its oldest open call first. */
final class PendingOrigin implements AsyncOrigin {

  private final List<CompletableFuture<HttpResponse>> pending = new CopyOnWriteArrayList<>();
  private int ended;

  @Override
  public CompletionStage<HttpResponse> send(HttpRequest request) {
    CompletableFuture<HttpResponse> call = new CompletableFuture<>();
    pending.add(call);
    return call;
  }

  /** How many calls there were so far. */
  int calls() {
    return pending.size();
  }

  /** Answers 200 with those fields and the number of the call as body. */
  void answers(String... fields) {
    answers(200, fields);
  }

  void answers(int status, String... fields) {
    String number = Integer.toString(ended + 1);
    Body body =
        status == 304
            ? Body.empty()
            : Body.of(number.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    answers(ScriptedOrigin.response(status, fields).withBody(body));
  }

  void answers(HttpResponse response) {
    next().complete(response);
  }

  /** Answers the newest call before the older ones. */
  void answersLast(HttpResponse response) {
    pending.remove(pending.size() - 1).complete(response);
  }

  /** Returns whether all calls were answered. */
  boolean isIdle() {
    return ended == pending.size();
  }

  void fails() {
    next().completeExceptionally(new IOException("connection refused"));
  }

  void breaks(RuntimeException failure) {
    next().completeExceptionally(failure);
  }

  private CompletableFuture<HttpResponse> next() {
    return pending.get(ended++);
  }
}
