package org.jcachehttp.hazelcast;

import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.client.config.XmlClientConfigBuilder;
import com.hazelcast.client.config.YamlClientConfigBuilder;
import com.hazelcast.config.Config;
import com.hazelcast.core.HazelcastException;
import java.io.File;
import java.io.IOException;
import org.jcachehttp.storage.option.LocalPath;
import org.jcachehttp.storage.option.Options;

/** A configuration file of Hazelcast. */
final class ConfigFile {

  private final String name;
  private final File file;

  private ConfigFile(String name, File file) {
    this.name = name;
    this.file = file;
  }

  /**
   * Returns the file with that name.
   *
   * @param address the address of the URI
   * @throws IllegalArgumentException if the address contains members, which the file defines
   */
  static ConfigFile of(String name, HazelcastAddress address, Options options) {
    if (!address.members().isEmpty()) {
      throw new IllegalArgumentException(
          ("'" + name + "' defines the members: use the URI " + address.scheme() + ":")
              + (address.name() + " with the option 'config'"));
    }
    return new ConfigFile(name, LocalPath.ofThisMachine().resolve(name, options).toFile());
  }

  /** Returns the configuration of a member. */
  Config memberConfig() {
    return read(() -> Config.loadFromFile(file));
  }

  /** Returns the configuration of a client. */
  ClientConfig clientConfig() {
    return read(
        () ->
            name.endsWith(".yaml") || name.endsWith(".yml")
                ? new YamlClientConfigBuilder(file).build()
                : new XmlClientConfigBuilder(file).build());
  }

  private <T> T read(Reading<T> reading) {
    try {
      return reading.read();
    } catch (IOException | HazelcastException | IllegalArgumentException e) {
      throw ConfigErrors.translate(file, e);
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T read() throws IOException;
  }
}
