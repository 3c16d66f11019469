package org.jcachehttp.spring;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.cache.JCacheManagerCustomizer;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The customizers of JCache managers that Spring Boot 3 calls for its own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(JCacheManagerCustomizer.class)
class Boot3JCacheConfiguration {

  @Bean
  ManagerCustomizers jcacheHttpManagerCustomizers(
      ObjectProvider<JCacheManagerCustomizer> customizers) {
    return manager ->
        customizers.orderedStream().forEach(customizer -> customizer.customize(manager));
  }
}
