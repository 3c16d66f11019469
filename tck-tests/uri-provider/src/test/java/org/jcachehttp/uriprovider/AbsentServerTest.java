package org.jcachehttp.uriprovider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Properties;
import javax.cache.CacheException;
import org.jcachehttp.http.HttpCache;
import org.jcachehttp.http.HttpCacheBuilder;
import org.jcachehttp.http.message.Body;
import org.jcachehttp.http.message.Fields;
import org.jcachehttp.http.message.HttpRequest;
import org.jcachehttp.http.message.HttpResponse;
import org.jcachehttp.storage.StorageConfigurationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application starts while the server of its cache is down, unless it asks for the error. */
@Timeout(300)
class AbsentServerTest {

  @BeforeAll
  static void giveCredentials() {
    System.setProperty("aws.accessKeyId", "local");
    System.setProperty("aws.secretAccessKey", "local");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://127.0.0.1:1/0",
        "redis://127.0.0.1:1/0?key-prefix=app",
        "mongodb://127.0.0.1:1/absent",
        "mongodb://127.0.0.1:1/absent?key-prefix=app",
        "gridfs://127.0.0.1:1/absent",
        "dynamodb://absent?region=eu-west-1&endpoint=http://127.0.0.1:1",
        "hazelcast-client://127.0.0.1:1/absent",
        "jdbc:postgresql://127.0.0.1:1/absent",
        "jdbc:mariadb://127.0.0.1:1/absent"
      })
  void anHttpCacheOpensAnswersAndSaysWhatIsWrong(String uri) throws IOException {
    try (HttpCache cache = HttpCache.open(uri)) {
      HttpResponse response = new HttpResponse(200, "", "HTTP/1.1", Fields.empty(), Body.empty());
      HttpRequest request = HttpRequest.get("http://example.org/");
      assertThat(cache.execute(request, sent -> response).status()).isEqualTo(200);
      assertThatThrownBy(cache::ping)
          .isInstanceOf(CacheException.class)
          .cause()
          .isNotInstanceOf(StorageConfigurationException.class);
    }
    HttpCacheBuilder eager = HttpCache.builder().properties(with("connect", "eager"));
    assertThatThrownBy(() -> eager.open(uri))
        .isInstanceOf(CacheException.class)
        .hasMessageStartingWith("cannot open '" + uri);
  }

  private static Properties with(String option, String value) {
    Properties properties = new Properties();
    properties.put(option, value);
    return properties;
  }
}
