package org.jcachehttp.clients.spring;

import java.util.ArrayList;
import java.util.List;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.springframework.http.HttpHeaders;

/** Converts header sections between Spring and the HTTP cache. */
final class SpringFields {

  private SpringFields() {}

  /** Leaves out the pseudo-header fields that Java's client reports for HTTP/2. */
  static Fields toHttp(HttpHeaders headers) {
    List<Field> lines = new ArrayList<>();
    headers.forEach(
        (name, values) -> {
          if (!name.startsWith(":")) {
            values.forEach(value -> lines.add(new Field(name, value)));
          }
        });
    return Fields.copyOf(lines);
  }

  static HttpHeaders toSpring(Fields fields) {
    HttpHeaders headers = new HttpHeaders();
    fields.forEach(field -> headers.add(field.name(), field.value()));
    return headers;
  }
}
