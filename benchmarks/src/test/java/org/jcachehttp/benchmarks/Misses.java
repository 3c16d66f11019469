package org.jcachehttp.benchmarks;

import feign.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jcachehttp.feign.HttpCacheCapability;
import org.jcachehttp.http.HttpCache;

/** A Feign call whose response comes from a real origin and is stored. */
final class Misses {

  private static final String UNCACHED = "no cache (HttpURLConnection)";

  private Misses() {}

  static Comparison of(int kilobytes) {
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(client(UNCACHED, kilobytes, environment -> Subjects.defaultClient()));
    candidates.add(ours("memory", kilobytes, "memory:"));
    candidates.add(ours("sqlite", kilobytes, "sqlite:DIR/posts.sqlite"));
    candidates.add(ours("files", kilobytes, "filesystem:DIR/posts"));
    candidates.add(client("OkHttp 5, no cache", kilobytes, e -> PeerClients.okHttpUncached()));
    candidates.add(client(PeerClients.OKHTTP, kilobytes, PeerClients::okHttp));
    candidates.add(
        client("HttpClient 5, no cache", kilobytes, e -> PeerClients.httpClientUncached()));
    candidates.add(client(PeerClients.HTTPCLIENT, kilobytes, e -> PeerClients.httpClient()));
    return new Comparison(
        "miss-" + kilobytes + "k",
        "Feign miss, response stored, " + kilobytes + " KB",
        Post.of(kilobytes).text(),
        candidates,
        List.of(
            new Bar.CpuRatio("jcache-http, memory", UNCACHED, kilobytes == 2 ? 1.15 : 1.2),
            new Bar.CpuRatio("jcache-http, sqlite", UNCACHED, kilobytes == 2 ? 2 : 3),
            new Bar.CpuRatio("jcache-http, files", UNCACHED, kilobytes == 2 ? 2.5 : 4)));
  }

  private static Candidate ours(String backend, int kilobytes, String uri) {
    return new Candidate(
        "jcache-http, " + backend,
        environment -> {
          HttpCache cache = HttpCache.open(Subjects.uri(uri, environment));
          return inSequence(
              Subjects.feign(
                  Posts.class,
                  Subjects.defaultClient(),
                  environment.origin() + "/" + kilobytes,
                  new HttpCacheCapability(cache)),
              cache);
        });
  }

  private static Candidate client(
      String name, int kilobytes, Function<Environment, Client> client) {
    return new Candidate(
        name,
        environment ->
            inSequence(
                Subjects.feign(
                    Posts.class,
                    client.apply(environment),
                    environment.origin() + "/" + kilobytes)));
  }

  /** Requests another post with each call. */
  private static Subject inSequence(Posts posts, AutoCloseable... closing) {
    AtomicInteger next = new AtomicInteger();
    return Subjects.of(count -> posts.post(next.getAndIncrement()), closing);
  }
}
