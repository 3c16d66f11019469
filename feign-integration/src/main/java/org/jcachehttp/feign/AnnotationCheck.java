package org.jcachehttp.feign;

import feign.Contract;
import feign.MethodMetadata;
import java.util.List;

/** A contract that delegates to another one, then checks this module's annotations. */
record AnnotationCheck(Contract contract) implements Contract {

  @Override
  public List<MethodMetadata> parseAndValidateMetadata(Class<?> targetType) {
    List<MethodMetadata> methods = contract.parseAndValidateMetadata(targetType);
    for (MethodMetadata metadata : methods) {
      MethodRules.of(targetType, metadata.method(), metadata.indexToName());
    }
    MethodRules.check(targetType);
    return methods;
  }
}
