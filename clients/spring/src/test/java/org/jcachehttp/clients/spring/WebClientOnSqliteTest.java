package org.jcachehttp.clients.spring;

/** The contract of {@link HttpCacheFilter} over a store on disk. */
class WebClientOnSqliteTest extends WebClientTest {

  @Override
  protected String backend() {
    return "sqlite:DIR/http.sqlite";
  }
}
