package org.jcachehttp.clients.spring;

import java.net.URI;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * The request of a response, as the exceptions of WebClient describe it.
 *
 * @param asked the request of the caller
 */
record AskedRequest(ClientRequest asked) implements HttpRequest {

  @Override
  public HttpMethod getMethod() {
    return asked.method();
  }

  @Override
  public URI getURI() {
    return asked.url();
  }

  @Override
  public HttpHeaders getHeaders() {
    return asked.headers();
  }

  @Override
  public Map<String, Object> getAttributes() {
    return asked.attributes();
  }
}
