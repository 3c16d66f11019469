package org.jcachehttp.tck.servers;

import static java.util.stream.Collectors.toMap;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jcachehttp.servers.LocalServer;
import org.jcachehttp.storage.Storage;
import org.jcachehttp.storage.StorageAddress;
import org.jcachehttp.storage.StorageFactory;
import org.jcachehttp.storage.option.Option;
import org.jcachehttp.storage.option.Options;

/**
 * A backend whose every address is the place of that name on a server of this JVM's own: the TCK
 * knows of no address but the default.
 *
 * @param factory opens the backend
 * @param server where the places are
 */
record OnOwnServer(StorageFactory factory, LocalServer server) implements StorageFactory {

  @Override
  public List<String> schemes() {
    return factory.schemes();
  }

  @Override
  public List<Option<?>> options() {
    return factory.options();
  }

  @Override
  public Storage open(StorageAddress address) {
    String[] place = server.patientUri(address.location()).getSchemeSpecificPart().split("\\?", 2);
    Map<String, String> options =
        Arrays.stream(place[1].split("&"))
            .map(option -> option.split("=", 2))
            .collect(toMap(option -> option[0], option -> option[1]));
    return factory.open(
        new StorageAddress(address.scheme(), place[0], Options.of(options(), options)));
  }
}
