package org.jcachehttp.clients.jdk;

/** The contract of {@link CachingHttpClient} over a store on disk. */
class JdkClientOnSqliteTest extends JdkClientTest {

  @Override
  protected String backend() {
    return "sqlite:DIR/http.sqlite";
  }
}
