package org.jcachehttp.clients.spring;

/** The contract of {@link HttpCacheInterceptor} over a store on disk. */
class RestClientOnSqliteTest extends RestClientTest {

  @Override
  protected String backend() {
    return "sqlite:DIR/http.sqlite";
  }
}
