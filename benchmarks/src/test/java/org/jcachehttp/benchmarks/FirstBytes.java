package org.jcachehttp.benchmarks;

import feign.Capability;
import feign.Client;
import feign.Param;
import feign.RequestLine;
import feign.Response;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jcachehttp.feign.HttpCacheCapability;
import org.jcachehttp.http.HttpCache;

/**
 * The first byte of a response that is stored, from an origin that sends the second half of its
 * body later.
 */
final class FirstBytes {

  private static final int KILOBYTES = 100;
  private static final String UNCACHED = "no cache (HttpURLConnection)";
  private static final int FIRST = Post.of(KILOBYTES).bytes()[0];

  private FirstBytes() {}

  /** A client that reads the body itself. */
  public interface SlowPosts {
    @RequestLine("GET /slow-posts/{id}")
    Response post(@Param("id") int id);

    /** Gets a post whose second half follows at once. */
    @RequestLine("GET /posts/{id}")
    Response postAtOnce(@Param("id") int id);
  }

  static Comparison comparison() {
    List<Candidate> candidates = new ArrayList<>();
    candidates.add(client(UNCACHED, environment -> Subjects.defaultClient()));
    candidates.add(ours("memory", "memory:"));
    candidates.add(ours("sqlite", "sqlite:DIR/posts.sqlite"));
    candidates.add(ours("files", "filesystem:DIR/posts"));
    candidates.add(client(PeerClients.OKHTTP, PeerClients::okHttp));
    candidates.add(client(PeerClients.HTTPCLIENT, environment -> PeerClients.httpClient()));
    return new Comparison(
        "first-byte",
        "Feign miss, first byte of 100 KB",
        FIRST,
        candidates,
        List.of(
            new Bar.AddedMillis("jcache-http, memory", UNCACHED, 1),
            new Bar.AddedMillis("jcache-http, sqlite", UNCACHED, 1),
            new Bar.AddedMillis("jcache-http, files", UNCACHED, 1)),
        Comparison.Load.UNTIL_FINISH);
  }

  private static Candidate client(String name, Function<Environment, Client> client) {
    return new Candidate(
        name, environment -> new Reading(posts(environment, client.apply(environment))));
  }

  private static Candidate ours(String backend, String uri) {
    return new Candidate(
        "jcache-http, " + backend,
        environment -> {
          HttpCache cache = HttpCache.open(Subjects.uri(uri, environment));
          return new Reading(
              posts(environment, Subjects.defaultClient(), new HttpCacheCapability(cache)), cache);
        });
  }

  private static SlowPosts posts(
      Environment environment, Client client, Capability... capabilities) {
    return Subjects.feign(
        SlowPosts.class, client, environment.origin() + "/" + KILOBYTES, capabilities);
  }

  /** Reads the first byte of another post with each call, and the rest at its end. */
  @SuppressWarnings("try") // A client may be interrupted while it closes.
  private static final class Reading implements Subject {

    /** As many calls as the JVM needs to compile the whole of a miss. */
    private static final int WARM_UP_CALLS = 10_000;

    private final AtomicInteger next = new AtomicInteger();
    private final SlowPosts posts;
    private final List<AutoCloseable> closing;
    private InputStream body = InputStream.nullInputStream();

    Reading(SlowPosts posts, AutoCloseable... closing) {
      this.posts = posts;
      this.closing = List.of(closing);
    }

    @Override
    public void warmUp() throws Exception {
      for (int i = 0; i < WARM_UP_CALLS; i++) {
        body = posts.postAtOnce(next.getAndIncrement()).body().asInputStream();
        finish();
      }
    }

    @Override
    public Object call(int count) throws Exception {
      body = posts.post(next.getAndIncrement()).body().asInputStream();
      return body.read();
    }

    @Override
    public void finish() throws Exception {
      body.readAllBytes();
      body.close();
    }

    @Override
    public void close() throws Exception {
      for (AutoCloseable open : closing) {
        open.close();
      }
    }
  }
}
