package org.jcachehttp.spring;

import java.util.Optional;
import javax.sql.DataSource;
import org.jcachehttp.storage.internal.BackendUri;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The database of the application, by its bean of type {@link DataSource}. */
@Configuration(proxyBeanMethods = false)
class DataSourceConfiguration {

  static final String OPTION = "data-source";

  /** With several beans, the primary one; without any, the URI keeps its own meaning. */
  @Bean
  ServiceConnection jcacheHttpDataSource(ObjectProvider<DataSource> dataSources) {
    return (uri, options) ->
        Optional.of(uri)
            .filter(DataSourceConfiguration::namesNoDatabase)
            .filter(any -> !options.containsKey(OPTION))
            .flatMap(any -> Optional.ofNullable(dataSources.getIfUnique()))
            .map(
                source -> {
                  options.put(OPTION, source);
                  return BackendUri.parse("jdbc:" + uri.name() + uri.query());
                });
  }

  /** A colon follows the name of a driver, as in {@code jdbc:h2:mem:test}. */
  private static boolean namesNoDatabase(HostlessUri uri) {
    return uri.scheme().equals("jdbc") && uri.name().indexOf(':') < 0;
  }
}
