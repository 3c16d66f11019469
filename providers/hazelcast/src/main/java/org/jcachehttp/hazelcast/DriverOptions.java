package org.jcachehttp.hazelcast;

import com.hazelcast.client.properties.ClientProperty;
import com.hazelcast.spi.properties.ClusterProperty;
import com.hazelcast.spi.properties.HazelcastProperty;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.jcachehttp.storage.option.Options;

/**
 * Passes {@code driver.NAME} options to Hazelcast as properties: {@code
 * driver.hazelcast.partition.count} sets {@code hazelcast.partition.count}.
 */
final class DriverOptions {

  private DriverOptions() {}

  /**
   * Sets each option.
   *
   * @throws IllegalArgumentException if Hazelcast does not define the property
   */
  static void apply(Options options, BiConsumer<String, String> setter) {
    Set<String> known = new TreeSet<>();
    addNames(ClusterProperty.class, known);
    addNames(ClientProperty.class, known);
    for (Map.Entry<String, String> option : options.driver().entrySet()) {
      if (!known.contains(option.getKey())) {
        throw new IllegalArgumentException(
            ("unknown option 'driver." + option.getKey() + "'; valid driver options: ")
                + String.join(", ", known));
      }
      setter.accept(option.getKey(), option.getValue());
    }
  }

  private static void addNames(Class<?> properties, Set<String> names) {
    for (Field field : properties.getFields()) {
      if (field.getType() == HazelcastProperty.class) {
        names.add(property(field).getName());
      }
    }
  }

  private static HazelcastProperty property(Field constant) {
    try {
      return (HazelcastProperty) constant.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("cannot read a public constant: " + constant, e);
    }
  }
}
