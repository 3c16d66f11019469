package org.jcachehttp.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Describes a wrong property in place of a stack trace, when an application fails to start. */
final class HttpCachePropertyFailureAnalyzer
    extends AbstractFailureAnalyzer<HttpCachePropertyException> {

  @Override
  protected FailureAnalysis analyze(Throwable failure, HttpCachePropertyException cause) {
    return new FailureAnalysis(
        "The property '" + cause.property() + "' is wrong: " + cause.reason(),
        "Change the property '" + cause.property() + "'.",
        cause);
  }
}
