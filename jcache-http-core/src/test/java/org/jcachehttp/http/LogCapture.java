package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.util.List;
import org.slf4j.LoggerFactory;
import org.slf4j.simple.SimpleLogger;
import org.slf4j.spi.LocationAwareLogger;

/** The logger of the tests writes warnings to the error stream of the moment. */
public final class LogCapture {

  private static final int OFF = LocationAwareLogger.ERROR_INT + 10;

  private LogCapture() {}

  /** The lines that are logged meanwhile. */
  public static List<String> of(Runnable events) {
    PrintStream original = System.err;
    ByteArrayOutputStream captured = new ByteArrayOutputStream();
    System.setErr(new PrintStream(captured, true, UTF_8));
    try {
      events.run();
    } finally {
      System.setErr(original);
    }
    return captured.toString(UTF_8).lines().toList();
  }

  /** The lines that are logged meanwhile, those of that logger at level debug and above. */
  static List<String> atDebug(Class<?> logging, Runnable events) {
    setLevel(logging, LocationAwareLogger.DEBUG_INT);
    try {
      return of(events);
    } finally {
      setLevel(logging, OFF);
    }
  }

  /** The level of this logger is read once, from a file: it can be changed in its field only. */
  private static void setLevel(Class<?> logging, int level) {
    try {
      Field field = SimpleLogger.class.getDeclaredField("currentLogLevel");
      field.setAccessible(true);
      field.setInt(LoggerFactory.getLogger(logging), level);
    } catch (ReflectiveOperationException impossible) {
      throw new LinkageError("slf4j-simple has the field", impossible);
    }
  }
}
