package org.jcachehttp.tck.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.w3c.dom.Element;

/**
 * The last step of the build: adds up the reports of every module that has code and fails when one
 * of them ran no test, because a module whose tests are not found builds as happily as a tested
 * one.
 */
public final class ModuleTable {
  private ModuleTable() {}

  /** Arguments: the root of the repository, when the build started (ISO-8601). */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    Instant started = Instant.parse(args[1]);
    SortedMap<String, Tally> modules = new TreeMap<>();
    for (String module : codeModules(root)) {
      modules.put(module, Tally.ofReportsUnder(root.resolve(module).resolve("target"), started));
    }
    System.out.print(TallyTable.of("module", modules));
    System.out.println(lastLine(modules));
    modules.forEach(ModuleTable::requireTestedAndPassed);
  }

  private static List<String> codeModules(Path root) throws IOException {
    Element project = SurefireReport.parse(root.resolve("pom.xml")).getDocumentElement();
    return SurefireReport.elements(project, "module").stream()
        .map(Element::getTextContent)
        .filter(module -> Files.isDirectory(root.resolve(module).resolve("src")))
        .toList();
  }

  private static String lastLine(SortedMap<String, Tally> modules) {
    Tally all = modules.values().stream().reduce(Tally.NONE, Tally::plus);
    return "%d passed, %d failed, %d skipped"
        .formatted(all.passed(), all.failed(), all.skipped().size());
  }

  private static void requireTestedAndPassed(String module, Tally tally) {
    if (tally.tests() == 0) {
      throw new IllegalStateException(module + " has code and ran no test");
    }
    if (tally.failed() > 0) {
      throw new IllegalStateException(module + ": " + tally.failed() + " tests failed");
    }
  }
}
