package org.jcachehttp.feign;

import feign.AsyncClient;
import feign.Client;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jcachehttp.storage.internal.DaemonThreads;

/** The clients of builders that have none: Feign creates its own only after the capabilities. */
final class DefaultClients {

  /** As in Feign, one pool for all builders, whose threads end after a minute without work. */
  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(DaemonThreads.named("jcache-http-feign"));

  private DefaultClients() {}

  /** Returns Feign's default client, which blocks a daemon thread for each request. */
  static AsyncClient<Object> async() {
    return new AsyncClient.Default<>(new Client.Default(null, null), THREADS);
  }
}
