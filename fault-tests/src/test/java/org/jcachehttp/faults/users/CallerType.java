package org.jcachehttp.faults.users;

import static java.nio.charset.StandardCharsets.UTF_8;

import feign.AsyncClient;
import feign.Client;
import feign.Request;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.jcachehttp.feign.HttpCacheCapability;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.message.HttpRequest;

/** The ways to call through an HTTP cache. */
enum CallerType {
  HTTP_CACHE {
    @Override
    Caller caller(HttpCache cache, ExecutorService threads) {
      JdkClient client = new JdkClient();
      return request -> JdkClient.text(cache.execute(request, client::send));
    }
  },
  ASYNC_HTTP_CACHE {
    @Override
    Caller caller(HttpCache cache, ExecutorService threads) {
      JdkClient client = new JdkClient();
      return request ->
          JdkClient.text(
              joined(cache.executeAsync(request, client::sendAsync).toCompletableFuture()));
    }
  },
  FEIGN {
    @Override
    Caller caller(HttpCache cache, ExecutorService threads) {
      Client client = new HttpCacheCapability(cache).enrich(new Client.Default(null, null));
      return request -> text(client.execute(feign(request), OPTIONS));
    }
  },
  ASYNC_FEIGN {
    @Override
    Caller caller(HttpCache cache, ExecutorService threads) {
      AsyncClient<Object> client =
          new HttpCacheCapability(cache)
              .enrich(new AsyncClient.Default<>(new Client.Default(null, null), threads));
      return request -> text(joined(client.execute(feign(request), OPTIONS, Optional.empty())));
    }
  };

  private static final Request.Options OPTIONS = new Request.Options();

  /** Makes a call, and returns the whole response as text. */
  @FunctionalInterface
  interface Caller {
    String call(HttpRequest request) throws IOException;
  }

  abstract Caller caller(HttpCache cache, ExecutorService threads);

  private static <T> T joined(CompletableFuture<T> answer) throws IOException {
    try {
      return answer.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof IOException cause) {
        throw cause;
      }
      throw failed;
    }
  }

  private static Request feign(HttpRequest request) {
    Map<String, Collection<String>> headers = new HashMap<>();
    request.fields().forEach(field -> headers.put(field.name(), List.of(field.value())));
    return Request.create(
        Request.HttpMethod.valueOf(request.method()),
        request.uri().toString(),
        headers,
        Request.Body.empty(),
        null);
  }

  private static String text(Response response) throws IOException {
    String head =
        response.headers().entrySet().stream()
            .map(entry -> entry.getKey() + ": " + entry.getValue())
            .collect(Collectors.joining("\n"));
    try (response) {
      if (response.body() == null) {
        return response.status() + "\n" + head;
      }
      InputStream body = response.body().asInputStream();
      return response.status() + "\n" + head + "\n" + new String(body.readAllBytes(), UTF_8);
    }
  }
}
