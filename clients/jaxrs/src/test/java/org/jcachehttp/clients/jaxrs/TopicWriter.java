package org.jcachehttp.clients.jaxrs;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes a {@link Topic}, and completes its Content-Type as writers of multiparts do. */
final class TopicWriter implements MessageBodyWriter<Topic> {

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType media) {
    return type == Topic.class;
  }

  @Override
  public void writeTo(
      Topic topic,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream output)
      throws IOException {
    headers.putSingle("Content-Type", media.withCharset("utf-8"));
    output.write(("topic=" + topic.name()).getBytes(UTF_8));
  }
}
