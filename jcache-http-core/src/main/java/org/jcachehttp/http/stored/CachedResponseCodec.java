package org.jcachehttp.http.stored;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.storage.Deadline;
import org.jcachehttp.storage.EntryDeadline;
import org.jcachehttp.storage.UnreadableValueException;
import org.jcachehttp.storage.ValueCodec;

/**
 * The stored format of a response, version 1, or 2 for an entry with an HMAC.
 *
 * <pre>
 *   4a 43 48 52            "JCHR"
 *   01                     version of this format; 02: with the HMAC
 *   xx xx xx xx            CRC-32C of all that follows
 *   xx ... xx              32 octets: the HMAC; in version 2 only
 *   08 "HTTP/1.1"          protocol   } length as an integer of RFC 9000 section 16,
 *   02 "OK"                reason     } then UTF-8
 *   5 x 8 bytes            request time, response time (epoch milliseconds), initial age
 *                          (milliseconds), fresh until, retain until (epoch milliseconds;
 *                          7fffffffffffffff: never)
 *   00                     partition: HMAC of the credentials } each its length, 0 or 32,
 *   20 xx ... xx           HMAC of redacted target values     } then the octets
 *   00                     hash of the request's content      }
 *   00 03 "GET" ...        the request: RFC 9292, known length
 *   01 40 c8 ...           the response: RFC 9292, known length
 *   xx ... xx              for each group and tag, in the order of their keys, up to the last byte:
 *                          its key, 32 octets, and its generation, 16 octets
 * </pre>
 *
 * <p>The parts after the checksum have exactly the lengths that they state. A reader rejects an
 * unknown version or part, and allocates no more than a small multiple of the input's length.
 */
public final class CachedResponseCodec implements ValueCodec<CachedResponse> {

  private static final int MAGIC = 0x4A434852;
  private static final int VERSION = 1;
  private static final int VERSION_WITH_HMAC = 2;
  private static final int SEALED_FROM = 9;
  private static final int DIGEST_LENGTH = 32;
  private static final int USUAL_HEAD_SIZE = 1024;

  /** A busy but healthy store answers sooner. */
  private static final Duration OPERATION_TIMEOUT = Duration.ofSeconds(2);

  /** Creates the codec for {@link java.util.ServiceLoader}. It has no state. */
  public CachedResponseCodec() {}

  @Override
  public Class<CachedResponse> type() {
    return CachedResponse.class;
  }

  /** Returns the ends of the responses' retention. */
  @Override
  public Optional<EntryDeadline<CachedResponse>> deadlines() {
    return Optional.of(value -> value.times().retainUntil());
  }

  @Override
  public byte[] encode(CachedResponse value) {
    if (!value.response().fields().isWellFormed()) {
      throw new IllegalArgumentException(
          "the response to " + value.request().target() + " has a field that cannot be stored");
    }
    ByteWriter out = new ByteWriter(USUAL_HEAD_SIZE);
    out.raw(new byte[SEALED_FROM]);
    value.hmac().ifPresent(hmac -> out.raw(HexFormat.of().parseHex(hmac)));
    HttpResponse response = value.response();
    out.prefixed(response.protocol().getBytes(UTF_8));
    out.prefixed(response.reason().getBytes(UTF_8));
    write(value.times(), out);
    write(value.request().digests(), out);
    BinaryHttp.write(value.request(), out);
    BinaryHttp.write(response.status(), response.fields(), value.body(), out);
    if (!value.generations().isEmpty()) {
      Generations.write(value.generations(), out);
    }
    return seal(out.toByteArray(), value.hmac().isPresent() ? VERSION_WITH_HMAC : VERSION);
  }

  @Override
  public CachedResponse decode(byte[] payload) throws UnreadableValueException {
    ByteReader in = new ByteReader(payload);
    if (checkSeal(payload, in) == VERSION) {
      return read(in);
    }
    String hmac = HexFormat.of().formatHex(in.octets(DIGEST_LENGTH));
    return read(in).withHmac(Optional.of(hmac));
  }

  private static CachedResponse read(ByteReader in) throws UnreadableValueException {
    String protocol = in.text(UTF_8);
    String reason = in.text(UTF_8);
    StoredTimes times = readTimes(in);
    KeyDigests digests = new KeyDigests(readDigest(in), readDigest(in), readDigest(in));
    StoredRequest request = BinaryHttp.readRequest(digests, in);
    HttpResponse response = BinaryHttp.readResponse(protocol, reason, in);
    return in.isAtEnd()
        ? new CachedResponse(request, response, times)
        : new CachedResponse(request, response, times, Generations.read(in));
  }

  private static void write(StoredTimes times, ByteWriter out) {
    out.fixedLong(times.requestTime().toEpochMilli());
    out.fixedLong(times.responseTime().toEpochMilli());
    out.fixedLong(times.initialAge().toMillis());
    out.fixedLong(times.freshUntil().epochMillis());
    out.fixedLong(times.retainUntil().epochMillis());
  }

  private static StoredTimes readTimes(ByteReader in) throws UnreadableValueException {
    return new StoredTimes(
        Instant.ofEpochMilli(in.fixedLong()),
        Instant.ofEpochMilli(in.fixedLong()),
        Duration.ofMillis(in.fixedLong()),
        new Deadline(in.fixedLong()),
        new Deadline(in.fixedLong()));
  }

  private static void write(KeyDigests digests, ByteWriter out) {
    write(digests.partition(), out);
    write(digests.redacted(), out);
    write(digests.content(), out);
  }

  private static void write(Optional<String> digest, ByteWriter out) {
    out.prefixed(HexFormat.of().parseHex(digest.orElse("")));
  }

  private static Optional<String> readDigest(ByteReader in) throws UnreadableValueException {
    byte[] digest = in.octets();
    if (digest.length != 0 && digest.length != DIGEST_LENGTH) {
      throw new UnreadableValueException("a hash of " + digest.length + " bytes");
    }
    return Optional.of(HexFormat.of().formatHex(digest)).filter(hex -> !hex.isEmpty());
  }

  private static byte[] seal(byte[] payload, int version) {
    ByteBuffer.wrap(payload).putInt(MAGIC).put((byte) version).putInt(checksum(payload));
    return payload;
  }

  /** Checks the parts up to the checksum, and returns the version. */
  private static int checkSeal(byte[] payload, ByteReader in) throws UnreadableValueException {
    if (in.fixedInt() != MAGIC) {
      throw new UnreadableValueException("not a stored response");
    }
    int version = in.octet();
    if (version != VERSION && version != VERSION_WITH_HMAC) {
      throw new UnreadableValueException(
          "stored in format " + version + ", this is format " + VERSION_WITH_HMAC);
    }
    if (in.fixedInt() != checksum(payload)) {
      throw new UnreadableValueException("checksum does not match");
    }
    return version;
  }

  private static int checksum(byte[] payload) {
    CRC32C crc = new CRC32C();
    crc.update(payload, SEALED_FROM, payload.length - SEALED_FROM);
    return (int) crc.getValue();
  }

  /**
   * {@inheritDoc} These are {@code url}, {@code method}, {@code status}, {@code created}, {@code
   * fresh-until} and {@code size}, the body's length in bytes; for a list of variants they are
   * {@code url} and {@code vary}, the field names; the generation of a group or tag, and a lease,
   * have none.
   */
  @Override
  public Map<String, String> metadata(CachedResponse value) {
    String url = value.request().target().toString();
    if (value.request().isGroup() || value.request().isLease()) {
      return Map.of();
    }
    return value.request().isVariantList()
        ? Map.of("url", url, "vary", String.join(", ", value.response().fields().tokens("Vary")))
        : metadata(url, value);
  }

  private static Map<String, String> metadata(String url, CachedResponse value) {
    return Map.of(
        "url", url,
        "method", value.request().method(),
        "status", Integer.toString(value.response().status()),
        "created", value.times().responseTime().toString(),
        "fresh-until", value.times().freshUntil().toString(),
        "size", Integer.toString(value.body().size()));
  }

  /** Returns a short timeout, because the origin answers in the place of a store that does not. */
  @Override
  public Optional<Duration> operationTimeout() {
    return Optional.of(OPERATION_TIMEOUT);
  }

  @Override
  public long heapBytes(CachedResponse value) {
    return HeapSize.of(value);
  }
}
