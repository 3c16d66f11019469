package org.jcachehttp.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** The logger of the tests writes warnings to the error stream of the moment. */
public final class LogCapture {

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
}
