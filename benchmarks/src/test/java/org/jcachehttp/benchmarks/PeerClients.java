package org.jcachehttp.benchmarks;

import com.github.mizosoft.methanol.HttpCache;
import com.github.mizosoft.methanol.Methanol;
import feign.Client;
import feign.hc5.ApacheHttp5Client;
import feign.http2client.Http2Client;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpClient.Version;
import java.time.Duration;
import okhttp3.Cache;
import okhttp3.OkHttpClient;
import org.apache.hc.client5.http.impl.cache.CacheConfig;
import org.apache.hc.client5.http.impl.cache.CachingHttpClients;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/** The HTTP clients of other projects with their caches, as Feign clients. */
final class PeerClients {

  static final String OKHTTP = "OkHttp 5, disk";
  static final String HTTPCLIENT = "HttpClient 5, heap";
  static final String METHANOL = "Methanol, heap";
  static final String METHANOL_DISK = "Methanol, disk";

  private static final long MAX_SIZE = 1L << 28;

  private PeerClients() {}

  static Client okHttp(Environment environment) {
    Cache cache = new Cache(environment.directory().resolve("okhttp").toFile(), MAX_SIZE);
    return new feign.okhttp.OkHttpClient(new OkHttpClient.Builder().cache(cache).build());
  }

  static Client okHttpUncached() {
    return new feign.okhttp.OkHttpClient(new OkHttpClient());
  }

  static Client httpClient() {
    CacheConfig limits =
        CacheConfig.custom().setMaxCacheEntries(2_000).setMaxObjectSize(1 << 20).build();
    return new ApacheHttp5Client(CachingHttpClients.custom().setCacheConfig(limits).build());
  }

  static Client httpClientUncached() {
    return new ApacheHttp5Client(HttpClients.createDefault());
  }

  static Client methanol() {
    return methanol(HttpCache.newBuilder().cacheOnMemory(MAX_SIZE).build());
  }

  static Client methanolOnDisk(Environment environment) {
    return methanol(
        HttpCache.newBuilder()
            .cacheOnDisk(environment.directory().resolve("methanol"), MAX_SIZE)
            .build());
  }

  /** Feign replaces a client whose timeout or redirects differ from the options of the call. */
  private static Client methanol(HttpCache cache) {
    return new Http2Client(
        Methanol.newBuilder()
            .version(Version.HTTP_1_1)
            .connectTimeout(Duration.ofMillis(Subjects.OPTIONS.connectTimeoutMillis()))
            .followRedirects(Redirect.ALWAYS)
            .cache(cache)
            .build());
  }
}
