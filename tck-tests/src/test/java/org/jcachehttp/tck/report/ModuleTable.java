package org.jcachehttp.tck.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.w3c.dom.Element;

/**
 * The last step of the build: adds up the test reports of every module, and fails if a module ran
 * no test, since Maven also succeeds if it finds no tests.
 */
public final class ModuleTable {
  private ModuleTable() {}

  /** Arguments: the root of the repository, and the start of the build (ISO-8601). */
  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    Instant started = Instant.parse(args[1]);
    SortedMap<String, Tally> modules = new TreeMap<>();
    for (String module : jarModules(root)) {
      modules.put(module, Tally.ofReportsUnder(root.resolve(module).resolve("target"), started));
    }
    System.out.print(TallyTable.of("module", modules));
    System.out.println(lastLine(modules));
    modules.forEach(ModuleTable::requireTestedAndPassed);
  }

  /** Returns the modules with a jar: a module may have its test sources in another module. */
  static List<String> jarModules(Path root) throws IOException {
    List<String> modules = new ArrayList<>();
    for (Element module : SurefireReport.elements(project(root), "module")) {
      String folder = module.getTextContent();
      List<Element> packaging = SurefireReport.elements(project(root.resolve(folder)), "packaging");
      if (packaging.stream().noneMatch(element -> element.getTextContent().equals("pom"))) {
        modules.add(folder);
      }
    }
    return modules;
  }

  private static Element project(Path folder) throws IOException {
    return SurefireReport.parse(folder.resolve("pom.xml")).getDocumentElement();
  }

  private static String lastLine(SortedMap<String, Tally> modules) {
    Tally all = modules.values().stream().reduce(Tally.NONE, Tally::plus);
    return "%d passed, %d failed, %d skipped"
        .formatted(all.passed(), all.failed(), all.skipped().size());
  }

  private static void requireTestedAndPassed(String module, Tally tally) {
    if (tally.tests() == 0) {
      throw new IllegalStateException(module + " ran no test");
    }
    if (tally.failed() > 0) {
      throw new IllegalStateException(module + ": " + tally.failed() + " tests failed");
    }
  }
}
