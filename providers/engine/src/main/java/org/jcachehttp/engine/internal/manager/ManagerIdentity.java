package org.jcachehttp.engine.internal.manager;

import static java.util.Objects.requireNonNull;

import java.lang.ref.WeakReference;
import java.net.URI;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jcachehttp.storage.internal.RedactedUri;

/**
 * The identity of a manager.
 *
 * @param uri its URI
 * @param loader the class loader of its application, which it does not retain
 * @param properties its properties
 */
public record ManagerIdentity(URI uri, WeakReference<ClassLoader> loader, Properties properties) {

  /** The characters that have a meaning in the name of an MBean and may be in a URI. */
  private static final Pattern RESERVED_IN_JMX = Pattern.compile("[?=,*]");

  /**
   * Returns the URI without secrets, and with those characters encoded that are not allowed in the
   * name of an MBean: Micrometer makes one of it.
   */
  public URI publicUri() {
    return URI.create(
        RESERVED_IN_JMX
            .matcher(RedactedUri.of(uri))
            .replaceAll(found -> "%%%02X".formatted((int) found.group().charAt(0))));
  }

  /**
   * Returns the class loader of the application, or of this library after the application is gone.
   */
  public ClassLoader loaderOrOwn() {
    ClassLoader given = loader.get();
    return given == null ? requireNonNull(ManagerIdentity.class.getClassLoader()) : given;
  }
}
