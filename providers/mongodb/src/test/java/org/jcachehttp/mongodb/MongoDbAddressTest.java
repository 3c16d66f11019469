package org.jcachehttp.mongodb;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.ConnectionString;
import java.util.Map;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.option.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MongoDbAddressTest {

  @ParameterizedTest
  @CsvSource({
    "'', mongodb://localhost/http_cache",
    "forum, mongodb://localhost/forum",
    "//db1, mongodb://db1/http_cache",
    "//db1:27018/, mongodb://db1:27018/http_cache",
    "'//db1,db2:27018/forum', 'mongodb://db1,db2:27018/forum'",
    "'//ann:se@cr/et@db1/forum', mongodb://db1/forum"
  })
  void whatIsNotSaidIsTheDefaultAndNoCredentialIsShown(String location, String description) {
    assertThat(address("mongodb", location).description()).isEqualTo(description);
  }

  @Test
  void aDecodedPasswordReachesTheDriverAsItIs() {
    ConnectionString connection = connection("//ann:p@ss:w/rd%+ ?&\u00e9@db1/forum", Map.of());
    assertThat(connection.getUsername()).isEqualTo("ann");
    assertThat(connection.getPassword()).isEqualTo("p@ss:w/rd%+ ?&\u00e9".toCharArray());
    assertThat(connection.getHosts()).containsExactly("db1");
  }

  @Test
  void credentialsInPropertiesWinOverThoseInTheUri() {
    ConnectionString connection =
        connection("//ann:old@db1/forum", Map.of("username", "bob", "password", "new"));
    assertThat(connection.getUsername()).isEqualTo("bob");
    assertThat(connection.getPassword()).isEqualTo("new".toCharArray());
  }

  @Test
  void aPasswordWithoutAUserIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> connection("//db1", Map.of("password", "secret")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'username'")
        .hasMessageNotContaining("secret");
  }

  @Test
  void theUserIsLookedForWhereTheUriOrAuthSourceSays() {
    String location = "//ann:secret@db1/forum";
    assertThat(source(connection(location, Map.of()))).isEqualTo("forum");
    assertThat(source(connection("//ann:secret@db1", Map.of()))).isEqualTo("admin");
    assertThat(source(connection(location, Map.of("authSource", "staff")))).isEqualTo("staff");
  }

  @Test
  void driverOptionsReachTheDriverUnderBothNames() {
    ConnectionString connection =
        connection(
            "//db1",
            Map.of("maxPoolSize", "7", "driver.maxPoolSize", "8", "appName", "forum & co"));
    assertThat(connection.getMaxConnectionPoolSize()).isEqualTo(8);
    assertThat(connection.getApplicationName()).isEqualTo("forum & co");
  }

  @ParameterizedTest
  @CsvSource({
    "mongodb, mongodb://db1/",
    "mongodb+srv, mongodb+srv://db1/",
    "gridfs, mongodb://db1/",
    "gridfs+srv, mongodb+srv://db1/"
  })
  void gridfsIsReachedLikeMongoDb(String scheme, String beginning) {
    Options none = Options.of(MongoDbOptions.ALL, Map.of());
    assertThat(address(scheme, "//db1").connectionString(none)).startsWith(beginning);
  }

  private static String source(ConnectionString connection) {
    return requireNonNull(connection.getCredential()).getSource();
  }

  private static ConnectionString connection(String location, Map<String, ?> options) {
    return new ConnectionString(
        address("mongodb", location).connectionString(Options.of(MongoDbOptions.ALL, options)));
  }

  private static MongoDbAddress address(String scheme, String location) {
    return MongoDbAddress.parse(
        new StorageAddress(scheme, location, Options.of(MongoDbOptions.ALL, Map.of())));
  }
}
