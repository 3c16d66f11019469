package org.jcachehttp.benchmarks;

import java.util.List;
import org.jcachehttp.feign.HttpCacheCapability;
import org.jcachehttp.http.HttpCache;

/** The first call of a new process: a client is built, a cache opened, a response stored. */
final class Starts {

  private static final Post POST = Post.of(2);
  private static final String URL = "http://example.org";

  private Starts() {}

  static Comparison comparison() {
    return new Comparison(
        "start",
        "Feign, first call of a process",
        POST.text(),
        List.of(
            new Candidate("stub, no cache", e -> Subjects.of(count -> post())),
            ours("memory", "memory:"),
            ours("sqlite", "sqlite:DIR/posts.sqlite"),
            ours("files", "filesystem:DIR/posts")),
        List.of(),
        Comparison.Load.FIRST_CALL);
  }

  private static Candidate ours(String backend, String uri) {
    return new Candidate(
        "jcache-http, " + backend,
        environment -> Subjects.of(count -> post(Subjects.uri(uri, environment))));
  }

  private static String post() {
    return Subjects.feign(Posts.class, StubClients.building(POST), URL).post(1);
  }

  private static String post(String uri) {
    try (HttpCache cache = HttpCache.open(uri)) {
      return Subjects.feign(
              Posts.class, StubClients.building(POST), URL, new HttpCacheCapability(cache))
          .post(1);
    }
  }
}
