package org.jcachehttp.faults.soak;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;

/** An origin in the process, whose bodies repeat the path of their URL. */
final class SoakOrigin {

  private static final int MAX_REPEATS = 2_000;
  private static final int MAX_LIFETIME = 20;

  private final Random random;

  SoakOrigin(Random random) {
    this.random = random;
  }

  HttpResponse send(HttpRequest request) {
    Fields fields =
        Fields.of(
            "Cache-Control",
            "max-age=" + random.nextInt(MAX_LIFETIME) + ", stale-while-revalidate=2",
            "ETag",
            "\"" + request.uri().getPath() + "\"");
    boolean isConfirmed = request.fields().has("If-None-Match") && random.nextBoolean();
    int status = isConfirmed ? 304 : random.nextInt(50) == 0 ? 503 : 200;
    Body body = isConfirmed ? Body.empty() : Body.of(content(request.uri().getPath()));
    return new HttpResponse(status, "", "HTTP/1.1", fields, body);
  }

  /** Returns the content of a path: between a few bytes and 30 KiB, always the same. */
  static byte[] content(String path) {
    int repeats = 1 + Math.floorMod(path.hashCode() * 31, MAX_REPEATS);
    return (path + ";").repeat(repeats).getBytes(StandardCharsets.US_ASCII);
  }

  static boolean isContent(String path, byte[] body) {
    return Arrays.equals(content(path), body);
  }
}
