package org.jcachehttp.examples.quickstart;

import feign.FeignException;
import feign.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * The result of one call.
 *
 * @param time the duration of the call, including the body
 * @param status the status code
 * @param cacheStatus the last value of the field {@code Cache-Status}
 * @param age the field {@code Age} in seconds; a hyphen if it is missing
 */
record Call(Duration time, int status, String cacheStatus, String age) {

  /**
   * Makes a call.
   *
   * @throws QuickstartException if the call fails
   */
  static Call to(URI page, PageClient client) {
    long start = System.nanoTime();
    try (Response response = client.get(page)) {
      readBody(response);
      return new Call(
          Duration.ofNanos(System.nanoTime() - start),
          response.status(),
          last(response, "Cache-Status"),
          last(response, "Age"));
    } catch (IOException | FeignException failure) {
      throw new QuickstartException("no response from " + page + ": " + reason(failure), failure);
    }
  }

  private static void readBody(Response response) throws IOException {
    if (response.body() != null) {
      try (InputStream body = response.body().asInputStream()) {
        body.transferTo(OutputStream.nullOutputStream());
      }
    }
  }

  private static String last(Response response, String name) {
    Collection<String> values = response.headers().getOrDefault(name, List.of());
    return values.stream().reduce((first, second) -> second).orElse("-");
  }

  private static String reason(Exception failure) {
    Throwable cause = failure instanceof IOException ? failure : failure.getCause();
    if (cause instanceof UnknownHostException unknown) {
      return "unknown host " + unknown.getMessage();
    }
    Throwable reason = cause == null ? failure : cause;
    return Objects.requireNonNullElseGet(reason.getMessage(), reason::toString);
  }
}
