package org.jcachehttp.clients.okhttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jcachehttp.clients.testkit.LoopbackOrigin.answer;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Cache;
import okhttp3.Call;
import okhttp3.Callback;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jcachehttp.clients.testkit.LoopbackOrigin;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.settings.CallOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import retrofit2.Retrofit;
import retrofit2.converter.scalars.ScalarsConverterFactory;
import retrofit2.http.GET;
import retrofit2.http.Path;
import retrofit2.http.Tag;

/** What an OkHttp client has beside the contract: enqueue, cancel, Retrofit, its own cache. */
@Timeout(60)
class CallsTest {

  interface Forum {
    @GET("topics/{id}")
    retrofit2.Call<String> topic(@Path("id") int id, @Tag CallOptions options);
  }

  private final LoopbackOrigin origin = new LoopbackOrigin();
  private final HttpCache cache = HttpCache.open("memory:");
  private final OkHttpClient client = HttpCacheInterceptor.install(new OkHttpClient(), cache);
  private final CountDownLatch open = new CountDownLatch(1);

  @TempDir File folder;

  @AfterEach
  void close() {
    open.countDown();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
    origin.close();
    cache.close();
  }

  /** A body may be read from a stream, and not declare that it can be written once. */
  @Test
  void contentIsWrittenOnce() throws IOException {
    origin.serves("/topics", answer(201, "created"));
    AtomicInteger writes = new AtomicInteger();
    RequestBody body =
        new RequestBody() {
          @Override
          public MediaType contentType() {
            return MediaType.get("text/plain");
          }

          @Override
          public long contentLength() {
            return 11;
          }

          @Override
          public void writeTo(BufferedSink sink) throws IOException {
            if (writes.incrementAndGet() == 1) {
              sink.writeUtf8("a new topic");
            }
          }
        };
    Request request = new Request.Builder().url(origin.url() + "/topics").post(body).build();
    try (Response response = client.newCall(request).execute()) {
      assertThat(response.code()).isEqualTo(201);
    }
    assertThat(origin.lastContent()).asString().isEqualTo("a new topic");
    assertThat(origin.lastField("Content-Type")).contains("text/plain");
    assertThat(writes).hasValue(1);
  }

  private Call call(String path) {
    return client.newCall(new Request.Builder().url(origin.url() + path).build());
  }

  private static String text(Call call) throws IOException {
    try (Response response = call.execute()) {
      return response.body().string();
    }
  }

  private static CompletableFuture<String> enqueue(Call call) {
    CompletableFuture<String> text = new CompletableFuture<>();
    call.enqueue(
        new Callback() {
          @Override
          public void onFailure(Call failed, IOException failure) {
            text.completeExceptionally(failure);
          }

          @Override
          public void onResponse(Call answered, Response response) throws IOException {
            try (response) {
              text.complete(response.body().string());
            }
          }
        });
    return text;
  }

  private void servesLate() {
    origin.serves(
        "/topic",
        exchange -> {
          try {
            boolean unused = open.await(1, TimeUnit.MINUTES);
          } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
          }
          answer(200, "text", "Cache-Control", "max-age=60").handle(exchange);
        });
  }

  @Test
  void anEnqueuedCallIsAnsweredFromTheCache() {
    origin.servesFresh("/topic", "text");
    for (int i = 0; i < 2; i++) {
      assertThat(enqueue(call("/topic")).join()).isEqualTo("text");
    }
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void cancellingACallEndsItsWaitForAnother() throws Exception {
    servesLate();
    CompletableFuture<String> leader = enqueue(call("/topic"));
    while (origin.requests() == 0) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    Call waiting = call("/topic");
    CompletableFuture<String> follower = enqueue(waiting);
    while (client.dispatcher().runningCallsCount() < 2) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    waiting.cancel();
    assertThatThrownBy(follower::get).hasRootCauseInstanceOf(IOException.class);
    assertThat(leader).isNotDone();
    open.countDown();
    assertThat(leader.join()).isEqualTo("text");
    assertThat(text(call("/topic"))).isEqualTo("text");
    assertThat(origin.requests()).isEqualTo(1);
  }

  @Test
  void aWaitingThreadIsNotInterruptedAfterItsCall() throws Exception {
    servesLate();
    CompletableFuture<String> leader = enqueue(call("/topic"));
    while (origin.requests() == 0) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    Call waiting = call("/topic");
    CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS).execute(waiting::cancel);
    assertThatThrownBy(() -> text(waiting)).isInstanceOf(IOException.class).hasMessage("Canceled");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    open.countDown();
    leader.join();
  }

  @Test
  void retrofitUsesTheCacheAndTagsItsResponses() throws IOException {
    origin.servesFresh("/topics/7", "seven");
    Forum forum =
        new Retrofit.Builder()
            .baseUrl(origin.url() + "/")
            .client(client)
            .addConverterFactory(ScalarsConverterFactory.create())
            .build()
            .create(Forum.class);
    CallOptions tagged = CallOptions.none().withTags(List.of("topic:7"));
    for (int i = 0; i < 2; i++) {
      retrofit2.Response<String> response = forum.topic(7, tagged).execute();
      assertThat(response.body()).isEqualTo("seven");
      assertThat(response.headers().get("Cache-Status")).contains("jcache-http");
    }
    assertThat(origin.requests()).isEqualTo(1);
    cache.responses().invalidateTag("topic:7");
    forum.topic(7, tagged).execute();
    assertThat(origin.requests()).isEqualTo(2);
  }

  @Test
  void aClientWithACacheOfItsOwnIsRefused() {
    OkHttpClient two = new OkHttpClient.Builder().cache(new Cache(folder, 1 << 20)).build();
    assertThatThrownBy(() -> HttpCacheInterceptor.install(two, cache))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cache of its own");
  }

  @Test
  void aClientWithThisCacheIsRefused() {
    assertThatThrownBy(() -> HttpCacheInterceptor.install(client, cache))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("already");
  }

  @Test
  void aRedirectionIsThePriorResponse() throws IOException {
    origin.serves("/old", answer(301, "", "Location", "/new", "Cache-Control", "max-age=60"));
    origin.servesFresh("/new", "text");
    for (int i = 0; i < 2; i++) {
      try (Response response = call("/old").execute()) {
        assertThat(response.request().url().encodedPath()).isEqualTo("/new");
        assertThat(response.priorResponse()).isNotNull();
        assertThat(response.priorResponse().code()).isEqualTo(301);
        assertThat(response.cacheResponse()).isNull();
      }
    }
  }

  @Test
  void aRefreshOutlivesTheCallThatBeganIt() throws Exception {
    origin.serves(
        "/topic", answer(200, "text", "Cache-Control", "max-age=0, stale-while-revalidate=600"));
    text(call("/topic"));
    text(call("/topic"));
    while (origin.requests() < 2) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(text(call("/topic"))).isEqualTo("text");
  }

  @Test
  void anInterceptorAboveTheCacheAddsCredentialsThatTheCacheSees() throws IOException {
    origin.servesFresh("/inbox", "letters");
    for (String user : List.of("Bearer a1b2c3d4", "Bearer e5f6a7b8")) {
      OkHttpClient withUser =
          new OkHttpClient.Builder()
              .addInterceptor(
                  chain ->
                      chain.proceed(
                          chain.request().newBuilder().header("Authorization", user).build()))
              .build();
      OkHttpClient cached = HttpCacheInterceptor.install(withUser, cache);
      text(cached.newCall(new Request.Builder().url(origin.url() + "/inbox").build()));
      assertThat(origin.lastField("Authorization")).contains(user);
    }
    assertThat(origin.requests()).isEqualTo(2);
  }
}
