package org.jcachehttp.spring;

import java.net.URI;
import java.util.Optional;
import java.util.Properties;

/**
 * A service whose address and credentials Spring Boot knows: from its own properties, a container
 * with {@code ServiceConnection}, or a bean of the application.
 */
@FunctionalInterface
interface ServiceConnection {

  /**
   * Returns the URI of the service, if a URI without a host has its scheme and the application has
   * the service.
   *
   * @param uri the URI of the property
   * @param options the options of the backend; credentials are added, given options are kept
   * @throws IllegalArgumentException if the backend cannot be opened with these details
   */
  Optional<URI> connect(HostlessUri uri, Properties options);
}
