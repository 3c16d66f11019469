package org.jcachehttp.clients.hc5;

import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.core5.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a call. A callback that throws has been told of the end: its exception is logged, and
 * neither reaches the caller of these methods nor is another end of the call.
 *
 * @param callback the callback of the client
 */
record CallEnd(AsyncExecCallback callback) {

  private static final Logger log = LoggerFactory.getLogger(AsyncHttpCacheHandler.class);

  /** Reports that the response has been delivered. */
  void completed() {
    report(callback::completed);
  }

  /**
   * Reports that there is no response, or that its body broke off. The client would send the
   * request again after an I/O failure, which an error is not.
   */
  void failed(Throwable cause) {
    Exception known =
        cause instanceof Exception exception
            ? exception
            : new HttpException("the response could not be processed", cause);
    report(() -> callback.failed(known));
  }

  private static void report(Runnable end) {
    try {
      end.run();
    } catch (RuntimeException | Error failure) {
      log.warn("The callback of an asynchronous call failed at its end", failure);
    }
  }
}
