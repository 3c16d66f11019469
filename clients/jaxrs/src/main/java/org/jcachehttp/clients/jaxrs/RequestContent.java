package org.jcachehttp.clients.jaxrs;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.Entity;
import jakarta.ws.rs.core.Form;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.Variant;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Providers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.HttpRequest;

/**
 * The entity of a request. A writer of the client with the cache writes it, because the origin
 * client may have others.
 */
final class RequestContent {

  /** The longest content that the key covers, in bytes. */
  private static final int SHORT = 64 << 10;

  private final String method;
  private final Object entity;
  private final Type type;
  private final Annotation[] annotations;
  private final Variant variant;
  private final MessageBodyWriter<Object> writer;
  private final AtomicBoolean isWritten = new AtomicBoolean();

  @SuppressWarnings("unchecked") // the writer is that of the entity's class
  private RequestContent(ClientRequestContext context, Providers providers) throws IOException {
    this.method = context.getMethod();
    this.entity = context.getEntity();
    this.type = context.getEntityType();
    this.annotations = context.getEntityAnnotations();
    this.variant = variant(context);
    MessageBodyWriter<?> found =
        providers.getMessageBodyWriter(
            context.getEntityClass(), type, annotations, variant.getMediaType());
    if (found == null) {
      throw new IOException(
          "the client has no MessageBodyWriter for " + type + " as " + variant.getMediaType());
    }
    this.writer = (MessageBodyWriter<Object>) found;
  }

  private static Variant variant(ClientRequestContext context) {
    MediaType media = context.getMediaType();
    return new Variant(
        media == null ? MediaType.APPLICATION_OCTET_STREAM_TYPE : media,
        context.getLanguage(),
        context.getHeaderString(HttpHeaders.CONTENT_ENCODING));
  }

  /** Returns the content of a request; empty if it has none. */
  static Optional<RequestContent> of(ClientRequestContext context, Providers providers)
      throws IOException {
    return context.hasEntity()
        ? Optional.of(new RequestContent(context, providers))
        : Optional.empty();
  }

  /**
   * Returns the bytes of short text, bytes or a form; empty if another entity is only announced.
   */
  Optional<Body.Buffered> bytes() throws IOException {
    if (!isShort()) {
      return Optional.empty();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    writeTo(bytes, new MultivaluedHashMap<>());
    return bytes.size() > SHORT ? Optional.empty() : Optional.of(Body.of(bytes.toByteArray()));
  }

  /** Long text and bytes are not written here: they would be written twice. */
  private boolean isShort() {
    return entity instanceof Form
        || (entity instanceof String text && text.length() <= SHORT)
        || (entity instanceof byte[] bytes && bytes.length <= SHORT);
  }

  /**
   * Returns the entity of a request to the origin; empty if a redirection has removed it.
   *
   * @param headers returns the fields that the origin client sends
   */
  Optional<Entity<?>> entity(HttpRequest sent, Supplier<MultivaluedMap<String, Object>> headers) {
    if (!sent.method().equals(method)) {
      return Optional.empty();
    }
    if (sent.content().size() > 0) {
      byte[] bytes = new byte[sent.content().size()];
      sent.content().copyTo(bytes, 0);
      return Optional.of(Entity.entity(bytes, variant));
    }
    return Optional.of(Entity.entity(streamed(headers), variant));
  }

  private StreamingOutput streamed(Supplier<MultivaluedMap<String, Object>> headers) {
    return output -> {
      if (isWritten.getAndSet(true) && isStream()) {
        throw new IOException("the content of the request is a stream, and was already sent");
      }
      writeTo(output, headers.get());
    };
  }

  private boolean isStream() {
    return entity instanceof InputStream || entity instanceof Reader;
  }

  private void writeTo(OutputStream output, MultivaluedMap<String, Object> headers)
      throws IOException {
    writer.writeTo(
        entity, entity.getClass(), type, annotations, variant.getMediaType(), headers, output);
  }
}
