package org.jcachehttp.clients.spring;

import java.util.ArrayList;
import java.util.List;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpRequest;

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

  /** Returns the fields of a request that a connector writes, with its cookies. */
  static Fields toHttp(ClientHttpRequest outgoing) {
    Fields fields = toHttp(outgoing.getHeaders());
    for (List<HttpCookie> cookies : outgoing.getCookies().values()) {
      for (HttpCookie cookie : cookies) {
        fields = fields.with("Cookie", cookie.toString());
      }
    }
    return fields;
  }

  static HttpHeaders toSpring(Fields fields) {
    HttpHeaders headers = new HttpHeaders();
    fields.forEach(field -> headers.add(field.name(), field.value()));
    return headers;
  }
}
