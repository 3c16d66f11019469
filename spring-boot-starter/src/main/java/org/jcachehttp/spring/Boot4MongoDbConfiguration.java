package org.jcachehttp.spring;

import com.mongodb.ConnectionString;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.mongodb.autoconfigure.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connection to MongoDB that Spring Boot 4 knows. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({MongoConnectionDetails.class, ConnectionString.class})
class Boot4MongoDbConfiguration {

  @Bean
  ServiceConnection jcacheHttpMongoDb(ObjectProvider<MongoConnectionDetails> connections) {
    return (uri, options) ->
        Optional.of(uri)
            .filter(MongoDbService::isNamedBy)
            .flatMap(any -> Optional.ofNullable(connections.getIfUnique()))
            .map(found -> new MongoDbService(found.getConnectionString(), found.getSslBundle()))
            .map(service -> service.connect(uri, options));
  }
}
