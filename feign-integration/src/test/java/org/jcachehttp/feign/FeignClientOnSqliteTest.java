package org.jcachehttp.feign;

/** The contract of {@link CachingClient} over a store on disk. */
class FeignClientOnSqliteTest extends FeignClientTest {

  @Override
  protected String backend() {
    return "sqlite:DIR/http.sqlite";
  }
}
