package org.jcachehttp.spring.feign;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.DeferredImportSelector;
import org.springframework.context.annotation.Import;
import org.springframework.core.type.AnnotationMetadata;

/**
 * A part of the context that OpenFeign makes for each client. It adds the capability after those of
 * OpenFeign, so that their metrics and traces are of calls to the origin.
 */
@Configuration(proxyBeanMethods = false)
@Import(FeignClientConfiguration.Last.class)
class FeignClientConfiguration {

  static final class Last implements DeferredImportSelector {
    @Override
    public String[] selectImports(AnnotationMetadata importing) {
      return new String[] {CapabilityConfiguration.class.getName()};
    }
  }
}
