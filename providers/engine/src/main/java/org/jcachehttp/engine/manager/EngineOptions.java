package org.jcachehttp.engine.manager;

import java.io.ObjectInputFilter;
import java.util.List;
import java.util.Optional;
import org.jcachehttp.engine.codec.JavaSerializer;
import org.jcachehttp.engine.codec.SerialFilters;
import org.jcachehttp.storage.ObjectSerializer;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;

/** The options that every backend takes, because the engine takes them. */
final class EngineOptions {

  private static final Option<Optional<ObjectSerializer>> SERIALIZER =
      Option.instance(
          "serializer",
          ObjectSerializer.class,
          "writes and reads objects without a form of their own, instead of Java serialization");

  private static final Option<ObjectInputFilter> SERIAL_FILTER =
      Option.of(
          "serial-filter",
          SerialFilters.DEFAULT,
          "what Java deserialization may read",
          "an ObjectInputFilter (in Properties) or its pattern, such as com.acme.*;java.base/*;!*",
          EngineOptions::readFilter);

  static final List<Option<?>> ALL = List.of(SERIALIZER, SERIAL_FILTER);

  private EngineOptions() {}

  /** The serializer that the options ask for. */
  static ObjectSerializer serializer(Options options) {
    return options.get(SERIALIZER).orElseGet(() -> new JavaSerializer(options.get(SERIAL_FILTER)));
  }

  private static Optional<ObjectInputFilter> readFilter(Object raw) {
    if (raw instanceof ObjectInputFilter filter) {
      return Optional.of(filter);
    }
    try {
      return Optional.ofNullable(ObjectInputFilter.Config.createFilter(raw.toString()));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }
}
