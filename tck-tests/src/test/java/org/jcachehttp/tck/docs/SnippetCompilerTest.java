package org.jcachehttp.tck.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.Test;

public class SnippetCompilerTest {
  @Test
  public void statementsCompileAfterTheirImports() throws IOException {
    assertThat(errorsOf("import java.net.URI;", "", "var uri = new URI(\"a:b\"); // throws"))
        .isEmpty();
  }

  @Test
  public void aPublicClassCompilesAsItIs() throws IOException {
    assertThat(errorsOf("package com.example;", "public class Forum { static int posts; }"))
        .isEmpty();
  }

  @Test
  public void aTypeAndStatementsThatUseItCompileTogether() throws IOException {
    assertThat(errorsOf("interface Forum { int posts(); }", "Forum forum = () -> 3;")).isEmpty();
  }

  @Test
  public void anErrorNamesPageAndLine() throws IOException {
    assertThat(errorsOf("import java.util.List;", "List.of();", "int posts = \"three\";"))
        .singleElement()
        .asString()
        .startsWith("page.md:14: incompatible types");
  }

  @Test
  public void onlyClassesOnTheClassPathAreKnown() throws IOException {
    assertThat(errorsOf("javax.cache.Cache<String, String> cache = null;")).isEmpty();
    assertThat(errorsOf("com.example.Cache cache = null;")).hasSize(1);
  }

  @Test
  public void javaBlocksAreFoundWithTheirLinesAndOthersAreNot() {
    List<String> page =
        List.of(
            "text", "```java", "a();", "b();", "```", "```xml", "<c/>", "```", "  ```java title");
    assertThat(Snippet.in("page.md", page))
        .containsExactly(
            new Snippet("page.md", 3, List.of("a();", "b();")),
            new Snippet("page.md", 10, List.of()));
  }

  private static List<String> errorsOf(String... lines) throws IOException {
    return new SnippetCompiler().errorsOf(new Snippet("page.md", 12, List.of(lines)));
  }
}
