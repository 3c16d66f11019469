package org.jcachehttp.tck.docs;

import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles snippets against the class path of the tests. */
final class SnippetCompiler {
  // The minimum release; also prevents a newer JDK from parsing statements as a class.
  private static final List<String> OPTIONS = List.of("--release", "17", "-proc:none");

  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();

  /** Returns the errors of a snippet, each as {@code page:line: message}. */
  List<String> errorsOf(Snippet snippet) throws IOException {
    String code = isUnit(snippet) ? snippet.asUnit() : snippet.asMethodBody();
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    task(code, found, OPTIONS).analyze();
    return errors(snippet, found);
  }

  /** Writes the classes of a block of declarations into a folder; the result is as above. */
  List<String> compile(Snippet snippet, Path folder) {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    List<String> options = new ArrayList<>(OPTIONS);
    options.addAll(List.of("-d", folder.toString()));
    task(snippet.asUnit(), found, options).call();
    return errors(snippet, found);
  }

  private static List<String> errors(Snippet snippet, DiagnosticCollector<JavaFileObject> found) {
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(error -> describe(snippet, error))
        .toList();
  }

  /** Returns whether the block parses as a compilation unit, which statements do not. */
  private boolean isUnit(Snippet snippet) throws IOException {
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    task(snippet.asUnit(), found, OPTIONS).parse();
    return found.getDiagnostics().isEmpty();
  }

  private JavacTask task(
      String code, DiagnosticCollector<JavaFileObject> found, List<String> options) {
    return (JavacTask) javac.getTask(null, null, found, options, null, List.of(new Source(code)));
  }

  private static String describe(Snippet snippet, Diagnostic<?> error) {
    long line = snippet.firstLine() + error.getLineNumber() - 1;
    return "%s:%d: %s".formatted(snippet.page(), line, error.getMessage(Locale.ROOT));
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String code;

    Source(String code) {
      super(URI.create("string:///Snippet.java"), Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }

    // A public class may have another name than this file.
    @Override
    public boolean isNameCompatible(String simpleName, Kind kind) {
      return true;
    }
  }
}
