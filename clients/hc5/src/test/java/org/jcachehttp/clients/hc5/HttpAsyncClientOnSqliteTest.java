package org.jcachehttp.clients.hc5;

/** The contract of {@link AsyncHttpCacheHandler} over a store on disk. */
class HttpAsyncClientOnSqliteTest extends HttpAsyncClientTest {

  @Override
  protected String backend() {
    return "sqlite:DIR/http.sqlite";
  }
}
