package org.jcachehttp.benchmarks;

import feign.Client;
import feign.Param;
import feign.RequestLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jcachehttp.feign.HttpCacheCapability;
import org.jcachehttp.feign.annotation.KeepDecoded;
import org.jcachehttp.http.HttpCache;

/** A Feign call whose response is stored. */
final class FeignHits {

  static final String PREBUILT = "stub, prebuilt response";
  static final String BUILDING = "stub, response built anew";
  static final String MEMORY = "jcache-http, memory";

  private static final String SQLITE = "jcache-http, sqlite";
  private static final String FILES = "jcache-http, files";
  static final String URL = "http://example.org";

  private FeignHits() {}

  /** The client of an application that keeps decoded values. */
  public interface DecodedPosts {
    @KeepDecoded
    @RequestLine("GET /posts/{id}")
    String post(@Param("id") int id);
  }

  /** Hits in memory, beside the caches of other clients if the response is small. */
  static Comparison inMemory(int kilobytes) {
    Post post = Post.of(kilobytes);
    List<Candidate> candidates = new ArrayList<>(stubs(post));
    candidates.add(stub("a map as cache", post, FeignHits::mapCache));
    candidates.add(ours(MEMORY, post, "memory:"));
    if (kilobytes == 2) {
      candidates.addAll(peers(kilobytes));
    }
    List<Bar> bars = new ArrayList<>();
    bars.add(new Bar.CpuRatio(MEMORY, BUILDING, kilobytes == 2 ? 1.1 : 1.05));
    if (kilobytes == 2) {
      bars.add(new Bar.CpuRatio(MEMORY, PeerClients.OKHTTP, 1 / 9.0));
      bars.add(new Bar.CpuRatio(MEMORY, PeerClients.HTTPCLIENT, 1 / 2.7));
      bars.add(new Bar.CpuRatio(MEMORY, PeerClients.METHANOL, 1 / 9.0));
    }
    return comparison("memory", "memory", kilobytes, candidates, bars, Comparison.Load.COMPILED);
  }

  /** Hits on a disk. */
  static Comparison onDisk(int kilobytes) {
    Post post = Post.of(kilobytes);
    List<Candidate> candidates = new ArrayList<>(stubs(post));
    candidates.add(ours(SQLITE, post, "sqlite:DIR/posts.sqlite"));
    candidates.add(ours(FILES, post, "filesystem:DIR/posts"));
    candidates.add(peer(PeerClients.OKHTTP, kilobytes, PeerClients::okHttp));
    candidates.add(peer(PeerClients.METHANOL_DISK, kilobytes, PeerClients::methanolOnDisk));
    return comparison(
        "disk",
        "disk",
        kilobytes,
        candidates,
        List.of(
            new Bar.CpuRatio(SQLITE, PREBUILT, kilobytes == 2 ? 5 : 2),
            new Bar.CpuRatio(FILES, PREBUILT, kilobytes == 2 ? 4 : 1.6)),
        Comparison.Load.REPEATED);
  }

  /** Hits whose decoded value is kept. */
  static Comparison decoded() {
    Post post = Post.of(2);
    List<Candidate> candidates = new ArrayList<>(stubs(post));
    candidates.add(
        new Candidate(
            "jcache-http, @KeepDecoded",
            environment -> {
              HttpCache cache = HttpCache.open("memory:");
              DecodedPosts posts =
                  Subjects.feign(
                      DecodedPosts.class,
                      StubClients.building(post),
                      URL,
                      new HttpCacheCapability(cache));
              return Subjects.of(count -> posts.post(count % Post.COUNT), cache);
            }));
    candidates.add(new Candidate("a map above Feign", environment -> aboveFeign(post)));
    Bar bar = new Bar.CpuRatio("jcache-http, @KeepDecoded", PREBUILT, 0.6);
    return comparison(
        "decoded", "decoded value kept", 2, candidates, List.of(bar), Comparison.Load.COMPILED);
  }

  /** Hits of two threads; the CPU time per operation is compared with that of one. */
  static Comparison ofTwoThreads() {
    Post post = Post.of(2);
    Candidate stub = stub(BUILDING, post, StubClients::building);
    Candidate ours = ours(MEMORY, post, "memory:");
    return new Comparison(
        "feign-hit-two-threads",
        "Feign hit of two threads, memory, 2 KB",
        post.text(),
        List.of(stub, stub.ofTwoThreads(), ours, ours.ofTwoThreads()),
        List.of(
            new Bar.CpuRatio(ours.ofTwoThreads().name(), MEMORY, 1.1),
            new Bar.CpuRatio(ours.ofTwoThreads().name(), stub.ofTwoThreads().name(), 1.1)),
        Comparison.Load.COMPILED);
  }

  private static Comparison comparison(
      String name,
      String title,
      int kilobytes,
      List<Candidate> candidates,
      List<Bar> bars,
      Comparison.Load load) {
    return new Comparison(
        "feign-hit-" + name + '-' + kilobytes + 'k',
        "Feign hit, " + title + ", " + kilobytes + " KB",
        Post.of(kilobytes).text(),
        candidates,
        bars,
        load);
  }

  private static List<Candidate> stubs(Post post) {
    return List.of(
        stub(PREBUILT, post, StubClients::prebuilt), stub(BUILDING, post, StubClients::building));
  }

  private static Candidate stub(String name, Post post, Function<Post, Client> client) {
    return new Candidate(
        name,
        environment -> Subjects.postsInTurn(Subjects.feign(Posts.class, client.apply(post), URL)));
  }

  private static Client mapCache(Post post) {
    return new StubClients.MapCache(StubClients.building(post));
  }

  private static Subject aboveFeign(Post post) {
    Posts posts = Subjects.feign(Posts.class, StubClients.building(post), URL);
    Map<Integer, String> values = new ConcurrentHashMap<>();
    return Subjects.of(count -> values.computeIfAbsent(count % Post.COUNT, posts::post));
  }

  static Candidate ours(String name, Post post, String uri) {
    return new Candidate(
        name,
        environment -> {
          HttpCache cache = HttpCache.open(Subjects.uri(uri, environment));
          Posts posts =
              Subjects.feign(
                  Posts.class, StubClients.building(post), URL, new HttpCacheCapability(cache));
          return Subjects.postsInTurn(posts, cache);
        });
  }

  private static List<Candidate> peers(int kilobytes) {
    return List.of(
        peer(PeerClients.HTTPCLIENT, kilobytes, environment -> PeerClients.httpClient()),
        peer(PeerClients.METHANOL, kilobytes, environment -> PeerClients.methanol()),
        peer(PeerClients.OKHTTP, kilobytes, PeerClients::okHttp));
  }

  /** These caches are part of a client, which takes the response from a real origin once. */
  private static Candidate peer(String name, int kilobytes, Function<Environment, Client> client) {
    return new Candidate(
        name,
        environment ->
            Subjects.postsInTurn(
                Subjects.feign(
                    Posts.class,
                    client.apply(environment),
                    environment.origin() + "/" + kilobytes)));
  }
}
