package org.jcachehttp.spring;

import com.mongodb.ConnectionString;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jcachehttp.storage.internal.BackendUri;
import org.jcachehttp.storage.internal.Defaults;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/**
 * The details of a connection to MongoDB, which Spring Boot 3 and 4 have in different interfaces.
 *
 * @param connection the hosts, database, credentials and options
 * @param ssl the keys and certificates of TLS, or null for those of the connection
 */
record MongoDbService(ConnectionString connection, @Nullable SslBundle ssl) {

  private static final Set<String> SCHEMES = Set.of("mongodb", "gridfs");

  /** User info is left out: it may contain a password. */
  private static final Pattern FORM =
      Pattern.compile(
          "mongodb(?<srv>\\+srv)?://(?:[^@/]*@)?(?<hosts>[^/?]*)(?:/[^?]*)?(?:\\?(?<query>.*))?");

  /** Returns whether a URI names MongoDB. */
  static boolean isNamedBy(HostlessUri uri) {
    return SCHEMES.contains(uri.scheme());
  }

  /** Returns the URI of the database that the URI names, or else of that of the connection. */
  URI connect(HostlessUri uri, Properties options) {
    TlsBundle.requireDefault(ssl);
    Matcher form = FORM.matcher(connection.getConnectionString());
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "the connection string of the service connection has an unknown form");
    }
    addCredentials(uri, options);
    Optional.ofNullable(form.group("query")).ifPresent(query -> addAll(query, uri, options));
    uri.addTo(options, "tls", ssl == null ? null : "true");
    String srv = form.group("srv") == null ? "" : form.group("srv");
    return BackendUri.parse(
        (uri.scheme() + srv + "://" + form.group("hosts")) + ('/' + database(uri) + uri.query()));
  }

  private String database(HostlessUri uri) {
    return uri.name().isEmpty()
        ? Optional.ofNullable(connection.getDatabase()).orElse(Defaults.NAME)
        : uri.name();
  }

  /** The source of credentials would be the database of the URI, which may be another. */
  private void addCredentials(HostlessUri uri, Properties options) {
    if (connection.getCredential() == null || options.containsKey("username")) {
      return;
    }
    char[] password = connection.getPassword();
    uri.addTo(options, "username", connection.getUsername());
    uri.addTo(options, "password", password == null ? null : new String(password));
    uri.addTo(options, "authSource", connection.getCredential().getSource());
  }

  private static void addAll(String query, HostlessUri uri, Properties options) {
    for (String option : query.split("[&;]", -1)) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        uri.addTo(
            options,
            option.substring(0, equals),
            URLDecoder.decode(option.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
  }
}
