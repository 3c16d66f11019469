package org.jcachehttp.http.message;

/**
 * A final response.
 *
 * @param status the status code, 200 to 599
 * @param reason the reason phrase; the empty text where there is none, as in HTTP/2
 * @param protocol the protocol version it was received over: {@code HTTP/1.1}
 * @param fields the header section
 * @param body the content; empty where there is none
 */
public record HttpResponse(int status, String reason, String protocol, Fields fields, Body body) {

  /** The same response with these fields. */
  public HttpResponse withFields(Fields replaced) {
    return new HttpResponse(status, reason, protocol, replaced, body);
  }

  /** The same response with this body. */
  public HttpResponse withBody(Body replaced) {
    return new HttpResponse(status, reason, protocol, fields, replaced);
  }
}
