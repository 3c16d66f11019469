package org.jcachehttp.spring;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcachehttp.http.HttpCacheBuilder;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.util.ClassUtils;

/**
 * The properties that set the options of an HTTP cache: {@code jcache-http.http.} and the name of
 * the option. The core has the names, parses the values, and rejects wrong ones.
 *
 * @param binder reads properties
 * @param beans creates the objects whose classes properties name
 */
record HttpOptionProperties(Binder binder, ConfigurableListableBeanFactory beans) {

  static final String PREFIX = "jcache-http.http";

  /** The options whose value is an object: the property has the name of its class. */
  static final Set<String> INSTANCES =
      Set.of(
          "expire-after-function", "key-normalizer", "request-filter", "response-filter", "tagger");

  /**
   * Sets the options for which there is a property.
   *
   * @throws HttpCachePropertyException if a property has an unknown name or a wrong value
   */
  void applyTo(HttpCacheBuilder builder) {
    rejectUnknown();
    for (String option : HttpCacheBuilder.optionNames()) {
      valueOf(option)
          .ifPresent(
              value ->
                  HttpCachePropertyException.naming(
                      PREFIX + '.' + option, () -> builder.option(option, value)));
    }
  }

  private Optional<Object> valueOf(String option) {
    Optional<String> text = bind(option, Bindable.of(String.class));
    if (INSTANCES.contains(option)) {
      return text.map(type -> instance(option, type));
    }
    return text.<Object>map(given -> given).or(() -> bind(option, Bindable.listOf(String.class)));
  }

  private <T> Optional<T> bind(String option, Bindable<T> type) {
    return Optional.ofNullable(binder.bind(PREFIX + '.' + option, type).orElse(null));
  }

  private Object instance(String option, String type) {
    try {
      return beans.createBean(ClassUtils.forName(type, beans.getBeanClassLoader()));
    } catch (ClassNotFoundException | LinkageError absent) {
      throw new HttpCachePropertyException(
          PREFIX + '.' + option, "there is no class " + type, absent);
    }
  }

  private void rejectUnknown() {
    Set<ConfigurationPropertyName> known =
        Stream.concat(HttpCacheBuilder.optionNames().stream(), HttpRuleProperties.NAMES.stream())
            .map(HttpOptionProperties::nameOf)
            .collect(Collectors.toSet());
    List<String> given =
        binder
            .bind(PREFIX, Bindable.mapOf(String.class, Object.class))
            .map(Map::keySet)
            .map(List::copyOf)
            .orElse(List.of());
    for (String name : given) {
      if (!known.contains(nameOf(name))) {
        throw new HttpCachePropertyException(
            PREFIX + '.' + name,
            "there is no such option; known are: "
                + String.join(", ", HttpCacheBuilder.optionNames()));
      }
    }
  }

  private static ConfigurationPropertyName nameOf(String option) {
    return ConfigurationPropertyName.adapt(PREFIX + '.' + option, '.');
  }
}
