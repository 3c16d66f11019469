package org.jcachehttp.clients.hc5;

import java.io.IOException;
import java.util.List;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.protocol.RequestAddCookies;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.message.BasicHttpRequest;
import org.jcachehttp.http.message.Field;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;

/**
 * A request as the cache sees it, with the cookies that the client adds below the cache.
 *
 * @param request the request for the cache
 * @param ownCookies the Cookie fields of the application
 */
record AskedRequest(HttpRequest request, Fields ownCookies) {

  private static final List<String> COOKIE = List.of("Cookie");

  /**
   * Adds the cookies of the client to a converted request.
   *
   * @param context has the cookies and the route
   */
  static AskedRequest of(HttpRequest converted, HttpClientContext context)
      throws IOException, HttpException {
    BasicHttpRequest copy = new BasicHttpRequest(converted.method(), converted.uri());
    new RequestAddCookies().process(copy, null, context);
    Fields fields = converted.fields();
    for (Field cookie : MessageHeads.fields(copy.getHeaders("Cookie"))) {
      fields = fields.with(cookie);
    }
    Fields own =
        Fields.copyOf(
            converted.fields().stream().filter(line -> line.isNamed(COOKIE.get(0))).toList());
    return new AskedRequest(converted.withFields(fields), own);
  }

  /** Returns the fields of a request to which the client will add its cookies again. */
  Fields withOwnCookies(HttpRequest sent) {
    Fields fields = MessageHeads.withoutAnnouncement(sent.fields()).without(COOKIE);
    for (Field cookie : ownCookies) {
      fields = fields.with(cookie);
    }
    return fields;
  }
}
