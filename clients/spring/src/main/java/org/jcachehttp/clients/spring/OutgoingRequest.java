package org.jcachehttp.clients.spring;

import java.net.URI;
import org.jcachehttp.http.message.HttpRequest;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.support.HttpRequestWrapper;

/** The request that the cache sends to the origin, with the attributes of the caller's. */
final class OutgoingRequest extends HttpRequestWrapper {

  private final HttpRequest sent;
  private final HttpHeaders headers;

  OutgoingRequest(org.springframework.http.HttpRequest request, HttpRequest sent) {
    super(request);
    this.sent = sent;
    this.headers = SpringFields.toSpring(sent.fields());
  }

  @Override
  public HttpMethod getMethod() {
    return HttpMethod.valueOf(sent.method());
  }

  @Override
  public URI getURI() {
    return sent.uri();
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }
}
