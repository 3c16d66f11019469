package org.jcachehttp.tck.rules;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.SynchronizedTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jcachehttp.tck.Repository;
import org.junit.Test;

public class SourceRulesTest {
  private static final int MAX_LINES = 300;

  @Test
  public void noFileIsLongerThan300Lines() throws IOException {
    List<String> tooLong = new ArrayList<>();
    for (Path source : Repository.mainSources()) {
      if (Files.readAllLines(source).size() > MAX_LINES) {
        tooLong.add(Repository.nameOf(source));
      }
    }
    assertThat(tooLong).isEmpty();
  }

  @Test
  public void everyModuleWithMainCodeHasARowThatSaysWhatItMaySee() throws IOException {
    Set<String> modules =
        Repository.mainSources().stream()
            .map(source -> Repository.nameOf(source).replaceFirst("/src/main/java/.*", ""))
            .collect(toSet());
    assertThat(ModuleDependenciesTest.modules())
        .extracting(ModuleRules::folder)
        .containsExactlyInAnyOrderElementsOf(modules);
  }

  // A virtual thread that blocks inside of a monitor pins its carrier until JDK 24: ReentrantLock.
  @Test
  public void nothingIsSynchronized() throws IOException {
    List<Path> sources = Repository.mainSources();
    assertThat(sources).isNotEmpty();
    assertThat(synchronizedIn(sources)).isEmpty();
  }

  // NullAway looks at marked packages only.
  @Test
  public void everyPackageIsDescribedAndNullMarked() throws IOException {
    Set<Path> packages =
        Repository.mainSources().stream().map(source -> source.resolveSibling("")).collect(toSet());
    for (Path folder : packages) {
      assertThat(folder.resolve("package-info.java"))
          .content()
          .startsWith("/**")
          .contains("@NullMarked");
    }
  }

  private static List<String> synchronizedIn(List<Path> sources) throws IOException {
    List<String> found = new ArrayList<>();
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              javac.getTask(
                  null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(sources));
      new MonitorScanner().scan(task.parse(), found);
    }
    return found;
  }

  private static final class MonitorScanner extends TreePathScanner<Void, List<String>> {
    @Override
    public Void visitSynchronized(SynchronizedTree block, List<String> found) {
      found.add("a synchronized block in " + file());
      return super.visitSynchronized(block, found);
    }

    @Override
    public Void visitMethod(MethodTree method, List<String> found) {
      if (method.getModifiers().getFlags().contains(Modifier.SYNCHRONIZED)) {
        found.add("the method " + method.getName() + " in " + file());
      }
      return super.visitMethod(method, found);
    }

    private String file() {
      return Repository.nameOf(
          Path.of(getCurrentPath().getCompilationUnit().getSourceFile().toUri()));
    }
  }
}
