package org.jcachehttp.clients.hc5;

/** The contract of {@link HttpCacheHandler} over a store on disk. */
class HttpClientOnSqliteTest extends HttpClientTest {

  @Override
  protected String backend() {
    return "sqlite:DIR/http.sqlite";
  }
}
