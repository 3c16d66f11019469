package org.jcachehttp.clients.jaxrs;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Writes texts of the type {@code text/x-note}, completes their type and adds their length. */
final class NoteWriter implements MessageBodyWriter<String> {

  @Override
  public boolean isWriteable(
      Class<?> type, Type genericType, Annotation[] annotations, MediaType media) {
    return type == String.class && media.getSubtype().equals("x-note");
  }

  @Override
  public void writeTo(
      String note,
      Class<?> type,
      Type genericType,
      Annotation[] annotations,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream output)
      throws IOException {
    headers.putSingle("Content-Type", media.withCharset("utf-8"));
    headers.add("X-Length", note.length());
    output.write(("note=" + note).getBytes(UTF_8));
  }
}
