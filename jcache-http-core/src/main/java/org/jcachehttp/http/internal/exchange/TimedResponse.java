package org.jcachehttp.http.internal.exchange;

import org.jcachehttp.http.message.HttpResponse;

/**
 * The origin's response with the times that tell its age (RFC 9111 section 4.2.3).
 *
 * @param response the response
 * @param requestTime when the request was sent, epoch milliseconds
 * @param responseTime when the head of the response was there, epoch milliseconds
 */
record TimedResponse(HttpResponse response, long requestTime, long responseTime) {

  int status() {
    return response.status();
  }
}
