package org.jcachehttp.testkit.redeployment;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * An {@link Application} whose classes, and those of every library on the class path, are loaded
 * once more, as a servlet container does it.
 */
final class Deployment implements AutoCloseable {

  private final URLClassLoader loader =
      new URLClassLoader("deployment", classPath(), ClassLoader.getPlatformClassLoader());

  private static URL[] classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(Deployment::url)
        .toArray(URL[]::new);
  }

  private static URL url(String entry) {
    try {
      return Path.of(entry).toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  ClassLoader loader() {
    return loader;
  }

  /** Runs the application on this thread; returns the value that its cache gave back. */
  Object run(URI uri) throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      Class<?> application = loader.loadClass(Application.class.getName());
      return ((Callable<?>) application.getConstructor(URI.class).newInstance(uri)).call();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
