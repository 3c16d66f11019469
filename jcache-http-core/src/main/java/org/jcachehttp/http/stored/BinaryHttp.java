package org.jcachehttp.http.stored;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.http.message.TargetUri;
import org.jcachehttp.storage.UnreadableValueException;

/**
 * Requests and responses of known length in the format of RFC 9292 (sections 3.1 and 3.3 to 3.6),
 * without informational responses, trailers and padding. Field values are octets on the wire, which
 * Java clients read as ISO 8859-1.
 */
final class BinaryHttp {

  private static final int KNOWN_LENGTH_REQUEST = 0;
  private static final int KNOWN_LENGTH_RESPONSE = 1;

  private BinaryHttp() {}

  static void write(StoredRequest request, ByteWriter out) {
    out.varint(KNOWN_LENGTH_REQUEST);
    out.prefixed(request.method().getBytes(UTF_8));
    out.prefixed(request.target().scheme().getBytes(UTF_8));
    out.prefixed(request.target().authority().getBytes(UTF_8));
    out.prefixed(request.target().path().getBytes(UTF_8));
    write(request.fields(), out);
    out.varint(0);
    write(Fields.empty(), out);
  }

  static void write(int status, Fields fields, Body.Buffered body, ByteWriter out) {
    out.varint(KNOWN_LENGTH_RESPONSE);
    out.varint(status);
    write(fields, out);
    out.varint(body.size());
    out.body(body);
    write(Fields.empty(), out);
  }

  private static void write(Fields fields, ByteWriter out) {
    ByteWriter section = new ByteWriter(64 * fields.size());
    for (Field field : fields) {
      section.prefixed(field.name().toLowerCase(Locale.ROOT).getBytes(ISO_8859_1));
      section.prefixed(field.value().getBytes(ISO_8859_1));
    }
    out.prefixed(section.toByteArray());
  }

  static StoredRequest readRequest(KeyDigests digests, ByteReader in)
      throws UnreadableValueException {
    demand(in.varint() == KNOWN_LENGTH_REQUEST, "not a request of known length");
    String method = in.text(UTF_8);
    TargetUri target = new TargetUri(in.text(UTF_8), in.text(UTF_8), in.text(UTF_8));
    Fields fields = readFields(in);
    readContent(in);
    return new StoredRequest(method, target, fields, digests);
  }

  static HttpResponse readResponse(String protocol, String reason, ByteReader in)
      throws UnreadableValueException {
    demand(in.varint() == KNOWN_LENGTH_RESPONSE, "not a response of known length");
    long status = in.varint();
    demand(status >= 200 && status <= 599, "status " + status + " is not final");
    Fields fields = readFields(in);
    return new HttpResponse((int) status, reason, protocol, fields, readContent(in));
  }

  private static Fields readFields(ByteReader in) throws UnreadableValueException {
    ByteReader section = in.section();
    List<Field> lines = new ArrayList<>();
    while (!section.isAtEnd()) {
      Field line = new Field(section.text(ISO_8859_1), section.text(ISO_8859_1));
      demand(line.isWellFormed(), "a field line is malformed");
      lines.add(line);
    }
    return Fields.copyOf(lines);
  }

  private static Body.Buffered readContent(ByteReader in) throws UnreadableValueException {
    Body.Buffered content = in.body();
    demand(in.section().isAtEnd(), "unexpected trailers");
    return content;
  }

  private static void demand(boolean holds, String otherwise) throws UnreadableValueException {
    if (!holds) {
      throw new UnreadableValueException(otherwise);
    }
  }
}
