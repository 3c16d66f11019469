package org.jcachehttp.http.stored;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32C;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.storage.Deadline;

/** Stored responses to test with. */
public final class Responses {

  private static final String VALUE_OCTETS = "\t !\"a,;=Z~\u0080\u00e9\u00ff";

  static final int SEALED_FROM = 9;
  private static final int CHECKSUM = 5;

  private Responses() {}

  public static CachedResponse typical() {
    return new CachedResponse(
        request("http://example.com/a?b=c"),
        new HttpResponse(
            200,
            "OK",
            "HTTP/1.1",
            Fields.of("Content-Type", "text/plain", "ETag", "\"1\"", "etag", "\"2\""),
            Body.of("hello".getBytes(UTF_8))),
        new StoredTimes(
            Instant.ofEpochSecond(1),
            Instant.ofEpochSecond(2),
            Duration.ofMillis(500),
            new Deadline(62_000),
            Deadline.NEVER));
  }

  /** Any response that can be expressed; the same for the same seed. */
  public static CachedResponse any(long seed) {
    Random random = new Random(seed);
    byte[] body = new byte[random.nextInt(200)];
    random.nextBytes(body);
    return new CachedResponse(
        anyRequest(random),
        new HttpResponse(
            200 + random.nextInt(400),
            random.nextBoolean() ? "" : "Schön",
            "HTTP/2",
            anyFields(random),
            Body.of(body, body.length / 3, body.length / 2)),
        new StoredTimes(
            Instant.ofEpochMilli(random.nextLong()),
            Instant.ofEpochMilli(random.nextLong()),
            Duration.ofMillis(random.nextLong()),
            new Deadline(random.nextLong()),
            new Deadline(random.nextLong())),
        anyGenerations(random));
  }

  private static Map<String, String> anyGenerations(Random random) {
    Map<String, String> generations = new HashMap<>();
    for (int count = random.nextInt(3); count > 0; count--) {
      byte[] generation = new byte[16];
      random.nextBytes(generation);
      anyDigest(random)
          .ifPresent(key -> generations.put(key, HexFormat.of().formatHex(generation)));
    }
    return generations;
  }

  private static StoredRequest anyRequest(Random random) {
    StoredRequest request = request("https://h" + random.nextInt(9) + "/é/" + random.nextInt());
    return new StoredRequest(
        "QUERY",
        request.target(),
        anyFields(random),
        new KeyDigests(anyDigest(random), anyDigest(random), anyDigest(random)));
  }

  private static Optional<String> anyDigest(Random random) {
    byte[] digest = new byte[32];
    random.nextBytes(digest);
    return Optional.of(HexFormat.of().formatHex(digest)).filter(hex -> random.nextBoolean());
  }

  private static Fields anyFields(Random random) {
    Fields fields = Fields.empty();
    for (int count = random.nextInt(6); count > 0; count--) {
      StringBuilder value = new StringBuilder();
      random
          .ints(random.nextInt(100), 0, VALUE_OCTETS.length())
          .forEach(at -> value.append(VALUE_OCTETS.charAt(at)));
      fields = fields.with("X-" + random.nextInt(4), value.toString());
    }
    return fields;
  }

  /** The stored form with the checksum that it should have, as anybody can compute it. */
  public static byte[] sealed(byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(payload, SEALED_FROM, payload.length - SEALED_FROM);
    ByteBuffer.wrap(payload).putInt(CHECKSUM, (int) crc.getValue());
    return payload;
  }

  private static StoredRequest request(String uri) {
    return StoredRequests.get(uri);
  }
}
