package org.jcachehttp.feign;

import feign.AsyncClient;
import feign.AsyncFeign;
import feign.BaseBuilder;
import feign.Client;
import feign.Feign;
import feign.Target;
import feign.hc5.ApacheHttp5Client;
import feign.hc5.AsyncApacheHttp5Client;
import feign.http2client.Http2Client;
import feign.okhttp.OkHttpClient;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.protocol.HttpClientContext;

/** Feign's clients. Calls of asynchronous clients wait for the response. */
enum ClientType {
  DEFAULT,
  DEFAULT_ASYNC,
  /** An asynchronous builder without a client of its own. */
  UNSET_ASYNC,
  JAVA11,
  JAVA11_ASYNC,
  OKHTTP,
  OKHTTP_ASYNC,
  HC5,
  HC5_ASYNC;

  /** Returns whether a response is complete before this client returns it. */
  boolean buffersBodies() {
    return this == HC5_ASYNC;
  }

  private BaseBuilder<?, ?> builder() {
    return switch (this) {
      case DEFAULT -> Feign.builder().client(new Client.Default(null, null));
      case DEFAULT_ASYNC ->
          async(new AsyncClient.Default<>(new Client.Default(null, null), threads()));
      case UNSET_ASYNC -> AsyncFeign.builder();
      case JAVA11 -> Feign.builder().client(new Http2Client());
      case JAVA11_ASYNC -> async(new Http2Client());
      case OKHTTP -> Feign.builder().client(new OkHttpClient());
      case OKHTTP_ASYNC -> async(new OkHttpClient());
      case HC5 -> Feign.builder().client(new ApacheHttp5Client());
      case HC5_ASYNC ->
          AsyncFeign.<HttpClientContext>builder().client(new AsyncApacheHttp5Client());
    };
  }

  /** Returns a client of the interface, built with the configuration. */
  <T> T target(Class<T> type, String url, UnaryOperator<BaseBuilder<?, ?>> configuration) {
    BaseBuilder<?, ?> ready = configuration.apply(builder());
    Target<T> target = new Target.HardCodedTarget<>(type, url);
    return ready instanceof AsyncFeign.AsyncBuilder<?> async
        ? async.target(target)
        : ((Feign.Builder) ready).target(target);
  }

  private static AsyncFeign.AsyncBuilder<Object> async(AsyncClient<Object> client) {
    return AsyncFeign.<Object>builder().client(client);
  }

  private static ExecutorService threads() {
    return Executors.newCachedThreadPool(
        work -> {
          Thread thread = new Thread(work);
          thread.setDaemon(true);
          return thread;
        });
  }
}
