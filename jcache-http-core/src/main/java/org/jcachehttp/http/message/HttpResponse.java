package org.jcachehttp.http.message;

import java.util.Objects;

/**
 * A final response.
 *
 * @param status the status code, 200 to 599 if the origin follows RFC 9110
 * @param reason the reason phrase; empty if there is none, as in HTTP/2
 * @param protocol the protocol version by which it was received, such as {@code HTTP/1.1}
 * @param fields the header section
 * @param body the content; the empty body if there is none
 */
public record HttpResponse(int status, String reason, String protocol, Fields fields, Body body) {

  /**
   * Creates a response.
   *
   * @param status the status code, 200 to 599 if the origin follows RFC 9110
   * @param reason the reason phrase; empty if there is none
   * @param protocol the protocol version, such as {@code HTTP/1.1}
   * @param fields the header section
   * @param body the content; the empty body if there is none
   * @throws IllegalArgumentException if the status code does not have three digits (RFC 9110
   *     section 15; clients treat 600 to 999 as 5xx)
   */
  public HttpResponse {
    if (status < 100 || status > 999) {
      throw new IllegalArgumentException("status is " + status + ", but takes 100 to 999");
    }
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(protocol, "protocol");
    Objects.requireNonNull(fields, "fields");
    Objects.requireNonNull(body, "body");
  }

  /**
   * {@return this response with other fields}
   *
   * @param replaced the new header section
   */
  public HttpResponse withFields(Fields replaced) {
    return new HttpResponse(status, reason, protocol, replaced, body);
  }

  /**
   * {@return this response with another body}
   *
   * @param replaced the new content
   */
  public HttpResponse withBody(Body replaced) {
    return new HttpResponse(status, reason, protocol, fields, replaced);
  }
}
