package org.jcachehttp.tck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jcachehttp.tck.Repository;
import org.junit.Test;

public class DocumentationTest {
  private final SnippetCompiler compiler = new SnippetCompiler();

  @Test
  public void everyJavaBlockCompiles() throws IOException {
    List<String> errors = new ArrayList<>();
    for (Snippet snippet : snippets()) {
      errors.addAll(compiler.errorsOf(snippet));
    }
    assertThat(errors).isEmpty();
  }

  @Test
  public void theReadmeContainsJava() throws IOException {
    assertThat(snippets()).extracting(Snippet::page).contains("README.md");
  }

  private static List<Snippet> snippets() throws IOException {
    List<Snippet> snippets = new ArrayList<>();
    for (Path page : Repository.documentation()) {
      snippets.addAll(Snippet.in(Repository.nameOf(page), Files.readAllLines(page)));
    }
    return snippets;
  }
}
