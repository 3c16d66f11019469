package org.jcachehttp.feign;

import feign.Response;
import feign.codec.Decoder;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.List;
import org.jcachehttp.http.message.Body;
import org.jspecify.annotations.Nullable;

/**
 * A decoder that decodes a stored response once for methods with {@link
 * org.jcachehttp.feign.annotation.KeepDecoded}. The decoded value is cached by the identity of the
 * stored body, which all responses from one entry share.
 */
final class MemoizingDecoder implements Decoder {

  private final Decoder delegate;
  private final WeakIdentityCache<DecodingKey> decoded = new WeakIdentityCache<>();

  /**
   * The inputs of a decoder other than the body.
   *
   * @param type the type to decode to
   * @param status the status of the response
   * @param contentType its Content-Type
   */
  private record DecodingKey(Type type, int status, Collection<String> contentType) {}

  MemoizingDecoder(Decoder delegate) {
    this.delegate = delegate;
  }

  @Override
  public @Nullable Object decode(Response response, Type type) throws IOException {
    // All empty bodies are one object.
    return response.body() instanceof FeignBody shared
            && shared.body() instanceof Body.Buffered body
            && body.size() > 0
            && MethodRules.of(response.request()).keepsDecoded()
        ? decodeOnce(response, type, body)
        : delegate.decode(response, type);
  }

  private @Nullable Object decodeOnce(Response response, Type type, Body.Buffered body)
      throws IOException {
    Collection<String> contentType = response.headers().getOrDefault("content-type", List.of());
    DecodingKey key = new DecodingKey(type, response.status(), List.copyOf(contentType));
    Object known = decoded.get(body, key);
    if (known != null) {
      return known;
    }
    Object value = delegate.decode(response, type);
    return value == null ? null : decoded.putIfAbsent(body, key, value);
  }
}
