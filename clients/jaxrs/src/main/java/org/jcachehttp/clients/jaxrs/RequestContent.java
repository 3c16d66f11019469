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
  private final MessageBodyWriter<Object> writer;
  private final Optional<Body.Buffered> bytes;
  private final Variant variant;
  private final AtomicBoolean isWritten = new AtomicBoolean();

  @SuppressWarnings("unchecked") // the writer is that of the entity's class
  private RequestContent(ClientRequestContext context, Providers providers) throws IOException {
    this.method = context.getMethod();
    this.entity = context.getEntity();
    this.type = context.getEntityType();
    this.annotations = context.getEntityAnnotations();
    MediaType media = mediaType(context);
    MessageBodyWriter<?> found =
        providers.getMessageBodyWriter(context.getEntityClass(), type, annotations, media);
    if (found == null) {
      throw new IOException("the client has no MessageBodyWriter for " + type + " as " + media);
    }
    this.writer = (MessageBodyWriter<Object>) found;
    this.bytes = isShort() ? write(media, context.getHeaders()) : Optional.empty();
    // The writer may have changed the fields.
    this.variant =
        new Variant(
            mediaType(context),
            context.getLanguage(),
            context.getHeaderString(HttpHeaders.CONTENT_ENCODING));
  }

  private static MediaType mediaType(ClientRequestContext context) {
    MediaType media = context.getMediaType();
    return media == null ? MediaType.APPLICATION_OCTET_STREAM_TYPE : media;
  }

  /**
   * Returns the content of a request, whose writer may change the fields of the request; empty if
   * the request has none.
   */
  static Optional<RequestContent> of(ClientRequestContext context, Providers providers)
      throws IOException {
    return context.hasEntity()
        ? Optional.of(new RequestContent(context, providers))
        : Optional.empty();
  }

  /**
   * Returns the bytes of short text, bytes or a form; empty if another entity is only announced.
   */
  Optional<Body.Buffered> bytes() {
    return bytes;
  }

  /** Returns the bytes; empty, and with the fields as they were, if there are too many. */
  private Optional<Body.Buffered> write(MediaType media, MultivaluedMap<String, Object> headers)
      throws IOException {
    MultivaluedMap<String, Object> before = new MultivaluedHashMap<>(headers);
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    writeTo(output, media, headers);
    if (output.size() <= SHORT) {
      return Optional.of(Body.of(output.toByteArray()));
    }
    headers.clear();
    headers.putAll(before);
    return Optional.empty();
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
      byte[] copy = new byte[sent.content().size()];
      sent.content().copyTo(copy, 0);
      return Optional.of(Entity.entity(copy, variant));
    }
    return Optional.of(Entity.entity(streamed(headers), variant));
  }

  private StreamingOutput streamed(Supplier<MultivaluedMap<String, Object>> headers) {
    return output -> {
      if (isWritten.getAndSet(true) && isStream()) {
        throw new IOException("the content of the request is a stream, and was already sent");
      }
      writeTo(output, variant.getMediaType(), headers.get());
    };
  }

  private boolean isStream() {
    return entity instanceof InputStream || entity instanceof Reader;
  }

  private void writeTo(OutputStream output, MediaType media, MultivaluedMap<String, Object> headers)
      throws IOException {
    writer.writeTo(entity, entity.getClass(), type, annotations, media, headers, output);
  }
}
