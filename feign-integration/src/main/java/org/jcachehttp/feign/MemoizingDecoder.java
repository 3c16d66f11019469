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
 * A decoder that decodes a response once, where the method says {@link
 * org.jcachehttp.feign.annotation.KeepDecoded}: each answer from a stored response has the very
 * body that is stored, and next to it is what it was decoded to.
 */
final class KeepingDecoder implements Decoder {

  private final Decoder delegate;
  private final KeptValues<Kind> kept = new KeptValues<>();

  /**
   * What else a decoder goes by.
   *
   * @param type what to decode to
   * @param status of the response
   * @param contentType its Content-Type
   */
  private record Kind(Type type, int status, Collection<String> contentType) {}

  KeepingDecoder(Decoder delegate) {
    this.delegate = delegate;
  }

  @Override
  public @Nullable Object decode(Response response, Type type) throws IOException {
    // All empty bodies are one.
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
    Kind kind = new Kind(type, response.status(), List.copyOf(contentType));
    Object known = kept.get(body, kind);
    if (known != null) {
      return known;
    }
    Object decoded = delegate.decode(response, type);
    return decoded == null ? null : kept.putIfAbsent(body, kind, decoded);
  }
}
