package org.jcachehttp.spring.actuate;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import java.util.Set;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.InvalidEndpointRequestException;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameter;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;

/**
 * Rejects a request to the endpoint with a parameter that it does not have. Spring Boot ignores
 * such a parameter, so that a request to delete with a misspelled criterion would delete more.
 */
final class KnownParameters implements OperationInvokerAdvisor {

  private static final EndpointId ENDPOINT = EndpointId.of("httpcache");

  @Override
  public OperationInvoker apply(
      EndpointId endpoint,
      OperationType operation,
      OperationParameters parameters,
      OperationInvoker invoker) {
    if (!endpoint.equals(ENDPOINT)) {
      return invoker;
    }
    Set<String> known = parameters.stream().map(OperationParameter::getName).collect(toSet());
    return context -> {
      check(known, context.getArguments().keySet());
      return invoker.invoke(context);
    };
  }

  private static void check(Set<String> known, Set<String> given) {
    for (String name : given) {
      if (!known.contains(name)) {
        String reason =
            "there is no parameter '"
                + name
                + "'; known are: "
                + known.stream().sorted().collect(joining(", "));
        throw new InvalidEndpointRequestException(reason, reason);
      }
    }
  }
}
