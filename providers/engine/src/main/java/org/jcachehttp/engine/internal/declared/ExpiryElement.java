package org.jcachehttp.engine.internal.declared;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.cache.configuration.Factory;
import javax.cache.expiry.AccessedExpiryPolicy;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.EternalExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import javax.cache.expiry.ModifiedExpiryPolicy;
import javax.cache.expiry.TouchedExpiryPolicy;
import org.jcachehttp.storage.option.DurationText;
import org.jcachehttp.xml.ApplicationClasses;
import org.jcachehttp.xml.InstanceFactory;
import org.jcachehttp.xml.XmlElement;

/** Reads the element {@code expiry}. */
final class ExpiryElement {

  private static final String WAYS =
      "write policy=\"eternal\", or policy and after as in policy=\"created\" after=\"10m\", or the"
          + " class of a policy of your own";

  private final ApplicationClasses classes;

  ExpiryElement(ApplicationClasses classes) {
    this.classes = classes;
  }

  Factory<ExpiryPolicy> read(XmlElement element) {
    Optional<String> policy = element.attribute("policy");
    Optional<String> after = element.attribute("after");
    if (element.attribute("class").isPresent()) {
      if (policy.isPresent() || after.isPresent()) {
        throw element.error("'class' cannot be combined with 'policy' or 'after'", WAYS);
      }
      return classes.factory(element, "class", ExpiryPolicy.class);
    }
    if (policy.equals(Optional.of("eternal"))) {
      return eternal(element, after);
    }
    if (policy.isEmpty() || after.isEmpty()) {
      throw element.error(policy.isEmpty() ? "'policy' is missing" : "'after' is missing", WAYS);
    }
    return timed(policy.get(), element.attribute("after", ExpiryElement::span).orElseThrow());
  }

  /**
   * Not JSR-107's own factory, which is the default of a configuration without an expiry policy.
   */
  private static Factory<ExpiryPolicy> eternal(XmlElement element, Optional<String> after) {
    if (after.isPresent()) {
      throw element.error("'after' cannot be combined with policy 'eternal'", WAYS);
    }
    return new InstanceFactory<>(EternalExpiryPolicy.class);
  }

  private static Factory<ExpiryPolicy> timed(String policy, javax.cache.expiry.Duration after) {
    return switch (policy) {
      case "created" -> CreatedExpiryPolicy.factoryOf(after);
      case "modified" -> ModifiedExpiryPolicy.factoryOf(after);
      case "accessed" -> AccessedExpiryPolicy.factoryOf(after);
      default -> TouchedExpiryPolicy.factoryOf(after);
    };
  }

  private static javax.cache.expiry.Duration span(String text) {
    Duration span =
        DurationText.parse(text)
            .filter(each -> !each.isZero())
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "'"
                            + text
                            + "' is no duration of more than zero, such as 90 (seconds), 10m or"
                            + " PT10M"));
    return new javax.cache.expiry.Duration(TimeUnit.MILLISECONDS, span.toMillis());
  }
}
