package org.jcachehttp.http.internal.exchange;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jcachehttp.http.internal.policy.PolicySettings;
import org.jcachehttp.http.message.AsyncOrigin;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the entries of an origin and a credential after a response with Clear-Site-Data. It scans
 * the cache on another thread. The response waits for the scan, within a limit.
 *
 * @param settings decide which responses ask for it
 * @param executor runs the scan
 * @param removal removes entries; requests in flight for them store nothing
 */
public record SiteDataClearing(
    PolicySettings settings, Executor executor, Consumer<HttpRequest> removal) {

  private static final Logger log = LoggerFactory.getLogger(SiteDataClearing.class);

  /** A larger cache is cleared after its caller has the response. */
  private static final Duration MAX_WAIT = Duration.ofSeconds(5);

  /** Returns an origin whose responses clear the cache before they are returned. */
  public Origin after(Origin origin) {
    return request -> {
      HttpResponse response = origin.send(request);
      if (settings.clearsSiteData(request, response)) {
        clear(request).join();
      }
      return response;
    };
  }

  /** Returns an origin whose responses clear the cache before they are returned. */
  public AsyncOrigin afterAsync(AsyncOrigin origin) {
    return request ->
        origin
            .send(request)
            .thenCompose(
                response ->
                    settings.clearsSiteData(request, response)
                        ? clear(request).thenApply(cleared -> response)
                        : CompletableFuture.completedFuture(response));
  }

  private CompletableFuture<?> clear(HttpRequest request) {
    try {
      return CompletableFuture.runAsync(() -> remove(request), executor)
          .completeOnTimeout(null, MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException full) {
      remove(request);
      return CompletableFuture.completedFuture(request);
    }
  }

  private void remove(HttpRequest request) {
    try {
      removal.accept(request);
    } catch (RuntimeException failure) {
      log.warn(
          "Clear-Site-Data of {} is not complete until the cache works again",
          request.uri().getHost(),
          failure);
    }
  }
}
