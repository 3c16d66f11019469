package org.jcachehttp.spring;

import com.mongodb.ConnectionString;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.mongo.MongoConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The connection to MongoDB that Spring Boot 3 knows. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({MongoConnectionDetails.class, ConnectionString.class})
class Boot3MongoDbConfiguration {

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
