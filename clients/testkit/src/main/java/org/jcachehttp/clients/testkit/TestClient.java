package org.jcachehttp.clients.testkit;

import java.io.IOException;
import org.jcachehttp.http.message.HttpResponse;

/** A client with the adapter under test, as the tests call it. */
@FunctionalInterface
public interface TestClient extends AutoCloseable {

  /**
   * Sends a request and waits for the header section of the response. An interrupt ends the wait.
   *
   * @param call the request
   * @return the response as the client's users receive it, with a body that the test closes; its
   *     reason and protocol may be empty
   * @throws IOException if the client reports a failure of the network, or an interrupt
   */
  HttpResponse send(TestCall call) throws IOException;

  /** Closes the client; has no effect by default. */
  @Override
  default void close() {}
}
