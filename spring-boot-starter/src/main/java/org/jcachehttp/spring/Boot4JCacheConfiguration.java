package org.jcachehttp.spring;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.cache.autoconfigure.JCacheManagerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The customizers of JCache managers that Spring Boot 4 calls for its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(JCacheManagerCustomizer.class)
class Boot4JCacheConfiguration {

  @Bean
  ManagerCustomizers jcacheHttpManagerCustomizers(
      ObjectProvider<JCacheManagerCustomizer> customizers) {
    return manager ->
        customizers.orderedStream().forEach(customizer -> customizer.customize(manager));
  }
}
