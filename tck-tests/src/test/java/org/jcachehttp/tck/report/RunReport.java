package org.jcachehttp.tck.report;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.runner.Description;
import org.junit.runner.notification.Failure;
import org.junit.runner.notification.RunListener;

/** Writes down how tests ended, in the words of Surefire. */
public final class RunReport extends RunListener {

  private final List<Description> finished = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private final List<Failure> skipped = new ArrayList<>();

  @Override
  public void testFinished(Description test) {
    finished.add(test);
  }

  @Override
  public void testFailure(Failure failure) {
    failures.add(failure);
  }

  @Override
  public void testAssumptionFailure(Failure failure) {
    skipped.add(failure);
  }

  @Override
  public void testIgnored(Description test) {
    finished.add(test);
    skipped.add(new Failure(test, new IllegalStateException("ignored")));
  }

  /** Writes the report; a class that failed before its first test counts as a failed test. */
  public void writeTo(Path file) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file);
        PrintWriter out = new PrintWriter(writer)) {
      out.printf(
          "<testsuite name=\"TCK\" tests=\"%d\" failures=\"%d\" errors=\"0\" skipped=\"%d\">%n",
          finished.size(), failures.size(), skipped.size());
      failures.forEach(failure -> write("failure", failure.getTrace(), failure, out));
      skipped.forEach(failure -> write("skipped", "", failure, out));
      out.println("</testsuite>");
    }
  }

  private static void write(String outcome, String text, Failure failure, PrintWriter out) {
    Description test = failure.getDescription();
    out.printf(
        "<testcase classname=\"%s\" name=\"%s\"><%s message=\"%s\">%s</%3$s></testcase>%n",
        escaped(test.getClassName()),
        escaped(String.valueOf(test.getMethodName())),
        outcome,
        escaped(String.valueOf(failure.getMessage())),
        escaped(text));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replaceAll("[^\\t\\n\\r\\x20-\\uFFFD]", "?");
  }
}
