package org.jcachehttp.clients.jaxrs;

/** The contract of {@link HttpCacheFeature} in RESTEasy over a store on disk. */
class ResteasyOnSqliteTest extends ResteasyTest {

  @Override
  protected String backend() {
    return "sqlite:DIR/http.sqlite";
  }
}
