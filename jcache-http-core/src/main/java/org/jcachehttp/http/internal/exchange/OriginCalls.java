package org.jcachehttp.http.internal.exchange;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.jcachehttp.http.message.AsyncOrigin;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.Origin;
import org.jcachehttp.http.status.CallStatistics;

/** Counts the requests to origins, and measures their times. Safe for use by many threads. */
public final class OriginCalls {

  private final LongAdder begun = new LongAdder();
  private final LongAdder ended = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder nanos = new LongAdder();

  /** Returns an origin whose requests are counted, for an exchange. */
  Origin counted(Exchange exchange, Origin origin) {
    return request -> {
      long start = begin(exchange);
      boolean isReceived = false;
      try {
        HttpResponse response = origin.send(request);
        isReceived = true;
        return response;
      } finally {
        // Also after a checked exception that the client does not declare.
        if (!isReceived) {
          failed.increment();
        }
        end(exchange, start);
      }
    };
  }

  /** Returns an origin whose requests are counted, for an exchange. */
  AsyncOrigin countedAsync(Exchange exchange, AsyncOrigin origin) {
    return request -> {
      long start = begin(exchange);
      CompletionStage<HttpResponse> response;
      try {
        response = requireNonNull(origin.send(request), "AsyncOrigin.send returned null");
      } catch (RuntimeException | Error failure) {
        failed.increment();
        end(exchange, start);
        throw failure;
      }
      return response.whenComplete(
          (received, failure) -> {
            if (failure != null) {
              failed.increment();
            }
            end(exchange, start);
          });
    };
  }

  private long begin(Exchange exchange) {
    begun.increment();
    long start = System.nanoTime();
    exchange.event().ifPresent(event -> event.awaitsOrigin(start));
    return start;
  }

  private void end(Exchange exchange, long start) {
    long now = System.nanoTime();
    nanos.add(now - start);
    ended.increment();
    exchange.event().ifPresent(event -> event.hasOrigin(now));
  }

  /** Returns the number of requests that are at an origin now. */
  long inFlight() {
    // In this order: a request that ends in between is counted neither twice nor below zero.
    long completed = ended.sum();
    return Math.max(0, begun.sum() - completed);
  }

  /** Returns the requests that have ended. */
  CallStatistics statistics() {
    return CallStatistics.of(ended.sum(), failed.sum(), Duration.ofNanos(nanos.sum()));
  }
}
