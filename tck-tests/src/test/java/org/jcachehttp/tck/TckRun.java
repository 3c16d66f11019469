package org.jcachehttp.tck;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jcachehttp.tck.report.RunReport;
import org.jcachehttp.tck.servers.TckServer;
import org.junit.runner.JUnitCore;

/** One run of the TCK, from the official jar, on the provider that system properties select. */
public final class TckRun {

  private static final String JAR = "cache-tests-1.1.1-tests.jar";

  private TckRun() {}

  /** Writes a report to the working directory, and ends the JVM with threads that tests left. */
  public static void main(String... none) throws Exception {
    RunReport report = new RunReport();
    JUnitCore tests = new JUnitCore();
    tests.addListener(new SelectedProvider());
    tests.addListener(new TckServer());
    tests.addListener(report);
    tests.run(classes().toArray(Class<?>[]::new));
    report.writeTo(Path.of("TEST-tck.xml"));
    System.exit(0);
  }

  private static List<Class<?>> classes() throws IOException, ClassNotFoundException {
    List<Class<?>> classes = new ArrayList<>();
    try (JarFile jar = new JarFile(jarFile())) {
      for (String name : jar.stream().map(JarEntry::getName).filter(TckRun::isTest).toList()) {
        classes.add(Class.forName(name.replace('/', '.').replace(".class", "")));
      }
    }
    return classes;
  }

  /** Excludes the tests of annotation interceptors for CDI, Guice and Spring. */
  private static boolean isTest(String name) {
    return name.endsWith("Test.class") && !name.startsWith("org/jsr107/tck/annotation/");
  }

  private static File jarFile() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(element -> element.endsWith(JAR))
        .map(File::new)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(JAR + " is not on the class path"));
  }
}
