package org.jcachehttp.benchmarks;

import feign.Capability;
import feign.Client;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
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
          Client client = Subjects.defaultClient();
          HttpCacheCapability capability = new HttpCacheCapability(cache);
          return new Sequence(
              size -> posts(environment, size, client, capability), kilobytes, cache);
        });
  }

  private static Candidate client(
      String name, int kilobytes, Function<Environment, Client> client) {
    return new Candidate(
        name,
        environment -> {
          Client opened = client.apply(environment);
          return new Sequence(size -> posts(environment, size, opened), kilobytes);
        });
  }

  private static Posts posts(
      Environment environment, int kilobytes, Client client, Capability... capabilities) {
    String url = environment.origin() + "/" + kilobytes;
    return Subjects.feign(Posts.class, client, url, capabilities);
  }

  /** Requests another post with each call. */
  @SuppressWarnings("try") // A client may be interrupted while it closes.
  private static final class Sequence implements Subject {

    /** As many calls as the JVM needs to compile the whole of a miss. */
    private static final int SMALL_CALLS = 30_000;

    /** Fewer, because their responses stay on a disk. */
    private static final int CALLS = 8_000;

    private final AtomicInteger next = new AtomicInteger();
    private final Posts posts;
    private final Posts smallPosts;
    private final List<AutoCloseable> closing;

    Sequence(IntFunction<Posts> bySize, int kilobytes, AutoCloseable... closing) {
      this.posts = bySize.apply(kilobytes);
      this.smallPosts = bySize.apply(2);
      this.closing = List.of(closing);
    }

    @Override
    public void warmUp() {
      for (int i = 0; i < SMALL_CALLS; i++) {
        smallPosts.post(next.getAndIncrement());
      }
      for (int i = 0; i < CALLS; i++) {
        posts.post(next.getAndIncrement());
      }
    }

    @Override
    public Object call(int count) {
      return posts.post(next.getAndIncrement());
    }

    @Override
    public void close() throws Exception {
      for (AutoCloseable open : closing) {
        open.close();
      }
    }
  }
}
