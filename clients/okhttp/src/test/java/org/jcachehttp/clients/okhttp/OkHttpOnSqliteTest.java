package org.jcachehttp.clients.okhttp;

/** The contract of {@link HttpCacheInterceptor} over a store on disk. */
class OkHttpOnSqliteTest extends OkHttpTest {

  @Override
  protected String backend() {
    return "sqlite:DIR/http.sqlite";
  }
}
