package org.jcachehttp.feign;

import feign.AsyncFeign;
import feign.Feign;
import feign.Param;
import feign.RequestLine;
import java.util.concurrent.CompletableFuture;
import org.jcachehttp.http.HttpCache;

/** A program that makes synchronous and asynchronous calls and does not close its cache. */
final class UnclosedCacheProgram {

  interface Topics {
    @RequestLine("GET /{topic}")
    CompletableFuture<String> topic(@Param("topic") String topic);
  }

  private UnclosedCacheProgram() {}

  /** Arguments: the URIs of a backend and of an origin. */
  public static void main(String... arguments) {
    HttpCacheCapability capability = new HttpCacheCapability(HttpCache.open(arguments[0]));
    String origin = arguments[1];
    Feign.builder().addCapability(capability).target(Forum.class, origin).text("one");
    AsyncFeign.<Object>builder()
        .addCapability(capability)
        .target(Topics.class, origin)
        .topic("two")
        .join();
  }
}
