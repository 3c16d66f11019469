package org.jcachehttp.clients.spring;

/** The contract of {@link HttpCacheInterceptor} in a RestTemplate over a store on disk. */
class RestTemplateOnSqliteTest extends RestTemplateTest {

  @Override
  protected String backend() {
    return "sqlite:DIR/http.sqlite";
  }
}
