package org.jcachehttp.xml;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.cache.CacheException;
import org.jcachehttp.storage.internal.RedactedUri;

/**
 * The source of a file.
 *
 * @param name the URI for messages, without secrets
 * @param url the location
 */
record XmlSource(String name, URL url) {

  private static final String CLASS_PATH = "classpath:";
  private static final Set<String> NETWORK = Set.of("http", "https", "ftp", "jar:http", "jar:ftp");

  XmlSource {
    name = shown(name);
  }

  private static String shown(String name) {
    return RedactedUri.of(URI.create(name));
  }

  private static final String WITH_SCHEME =
      "the URI of a backend begins with its scheme, as in sqlite:/var/cache/app.sqlite or"
          + " filesystem:/var/cache/app";

  /**
   * Finds the file that a URI names: a resource of the class path ({@code classpath:cache.xml}), a
   * URL that this JVM opens without a network ({@code file:}, {@code jar:}, {@code jar:nested:}, a
   * container's own scheme), or, without a scheme, a resource or else a file.
   *
   * @throws CacheException if there is no such file
   */
  static XmlSource find(URI uri, ClassLoader loader) {
    String name = uri.toString();
    if (name.startsWith(CLASS_PATH)) {
      return resource(uri.getSchemeSpecificPart(), loader)
          .map(found -> new XmlSource(name, found))
          .orElseThrow(() -> absent(name, "there is no such resource on the class path"));
    }
    if (uri.getScheme() == null) {
      return resource(uri.getPath(), loader)
          .or(() -> file(uri.getPath()))
          .map(found -> new XmlSource(name, found))
          .orElseThrow(
              () ->
                  absent(
                      name,
                      "there is no such resource on the class path and no such file"
                          + (name.endsWith(".xml") ? "" : "; " + WITH_SCHEME)));
    }
    return new XmlSource(name, url(uri));
  }

  /** Returns whether {@link #find} accepts this kind of URI. */
  static boolean isLocation(URI uri) {
    if (uri.getScheme() == null || uri.toString().startsWith(CLASS_PATH)) {
      return true;
    }
    try {
      return !uri.toURL().getProtocol().isEmpty();
    } catch (MalformedURLException | IllegalArgumentException noUrl) {
      return false;
    }
  }

  /** Finds a resource in the loader, the thread's loader or the loader of this library. */
  static Optional<URL> resource(String path, ClassLoader loader) {
    String relative = path.startsWith("/") ? path.substring(1) : path;
    return Stream.of(
            loader,
            Thread.currentThread().getContextClassLoader(),
            requireNonNull(XmlSource.class.getClassLoader()))
        .filter(Objects::nonNull)
        .map(each -> each.getResource(relative))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static Optional<URL> file(String path) {
    try {
      Path file = Path.of(path);
      return Files.isRegularFile(file) ? Optional.of(file.toUri().toURL()) : Optional.empty();
    } catch (InvalidPathException | MalformedURLException noFile) {
      return Optional.empty();
    }
  }

  private static URL url(URI uri) {
    String name = uri.toString();
    if (NETWORK.stream().anyMatch(scheme -> name.startsWith(scheme + ":"))) {
      throw absent(name, "a configuration is not read from the network: name a file or a resource");
    }
    try {
      return uri.toURL();
    } catch (MalformedURLException | IllegalArgumentException noUrl) {
      throw new CacheException(
          "'" + shown(name) + "' is no URL of this JVM: " + noUrl.getMessage(), noUrl);
    }
  }

  private static CacheException absent(String name, String reason) {
    return new CacheException("cannot read '" + shown(name) + "': " + reason);
  }

  /** Returns the source of an {@code href} in this file. */
  XmlSource include(String href, ClassLoader loader) throws IOException {
    URI uri = URI.create(href);
    return uri.isAbsolute() ? find(uri, loader) : new XmlSource(href, new URL(url, href));
  }

  /**
   * Opens the content. The jar file is not cached, so that a running application can replace it.
   */
  InputStream open() throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    return connection.getInputStream();
  }
}
