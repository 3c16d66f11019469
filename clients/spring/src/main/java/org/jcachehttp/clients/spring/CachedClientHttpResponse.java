package org.jcachehttp.clients.spring;

import java.io.IOException;
import java.io.InputStream;
import org.jcachehttp.http.message.HttpResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.client.ClientHttpResponse;

/** A response of the HTTP cache for a blocking client. */
final class CachedClientHttpResponse implements ClientHttpResponse {

  private final HttpResponse response;
  private final HttpHeaders headers;
  private final InputStream body;

  CachedClientHttpResponse(HttpResponse response) {
    this.response = response;
    this.headers = HttpHeaders.readOnlyHttpHeaders(SpringFields.toSpring(response.fields()));
    this.body = response.body().open();
  }

  @Override
  public HttpStatusCode getStatusCode() {
    return HttpStatusCode.valueOf(response.status());
  }

  @Override
  public String getStatusText() {
    return response.reason();
  }

  @Override
  public HttpHeaders getHeaders() {
    return headers;
  }

  @Override
  public InputStream getBody() {
    return body;
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException ignored) {
      // The caller needs no more of the body.
    }
  }
}
