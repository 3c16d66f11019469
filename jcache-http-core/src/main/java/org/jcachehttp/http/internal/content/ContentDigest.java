package org.jcachehttp.http.internal.content;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.jcachehttp.http.internal.secrets.ContentRedaction;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.settings.ParameterOrder;
import org.jcachehttp.storage.internal.Sha256;

/**
 * The hash of a request's content, which is stored instead of the content. JSON is hashed by its
 * values, a form by its decoded parameters, multipart content by its parts; other and malformed
 * content by its bytes.
 *
 * @param redaction removes insignificant values, and redacts secrets
 * @param order whether the order of a form's parameters is significant
 */
public record ContentDigest(ContentRedaction redaction, ParameterOrder order) {

  /** Returns the hash as 64 hexadecimal digits; empty if there is no content. */
  public Optional<String> of(HttpRequest request) {
    int size = request.content().size();
    if (size == 0) {
      return Optional.empty();
    }
    byte[] content = new byte[size];
    request.content().copyTo(content, 0);
    return Optional.of(
        normalize(request.fields(), content)
            .map(Sha256::hex)
            .orElseGet(() -> digest(rawPrefix(request.fields()), content)));
  }

  private Optional<String> normalize(Fields fields, byte[] content) {
    String type = fields.first("Content-Type").orElse("");
    MediaType media = MediaType.of(type);
    if (fields.has("Content-Encoding")) {
      return Optional.empty();
    }
    if (media.isJson()) {
      return utf8(content)
          .flatMap(text -> new NormalizedJson(redaction).of(text))
          .map("json "::concat);
    }
    if (media.is("application/x-www-form-urlencoded")) {
      return utf8(content)
          .map(text -> new NormalizedForm(redaction, order).of(text))
          .map("form "::concat);
    }
    return media.isMultipart()
        ? Multipart.normalize(media, new String(content, ISO_8859_1))
        : Optional.empty();
  }

  private static Optional<String> utf8(byte[] content) {
    try {
      return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException malformed) {
      return Optional.empty();
    }
  }

  /** Prefix with the fields that determine the meaning of the bytes. */
  private static String rawPrefix(Fields fields) {
    StringBuilder prefix = new StringBuilder("raw");
    Sha256.append(String.join(", ", fields.all("Content-Type")), prefix);
    Sha256.append(String.join(", ", fields.all("Content-Encoding")), prefix);
    return prefix.append(' ').toString();
  }

  private static String digest(String prefix, byte[] content) {
    MessageDigest sha256 = Sha256.digest();
    sha256.update(prefix.getBytes(UTF_8));
    return HexFormat.of().formatHex(sha256.digest(content));
  }
}
