package org.jcachehttp.clients.spring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jcachehttp.http.message.Fields;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpRequest;

/** Converts header sections between Spring and the HTTP cache. */
final class SpringFields {

  private SpringFields() {}

  /** Headers of Spring 7 are no map. */
  static Fields toHttp(HttpHeaders headers) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    headers.forEach(values::put);
    return Fields.copyOf(values);
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
