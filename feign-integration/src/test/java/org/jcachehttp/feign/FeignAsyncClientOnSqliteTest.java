package org.jcachehttp.feign;

/** The contract of {@link CachingAsyncClient} over a store on disk. */
class FeignAsyncClientOnSqliteTest extends FeignAsyncClientTest {

  @Override
  protected String backend() {
    return "sqlite:DIR/http.sqlite";
  }
}
