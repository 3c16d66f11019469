package org.jcachehttp.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplicationAotProcessor;

/** Spring's code generation of a build, and an application that starts from the generated code. */
class AotTest {

  @TempDir Path folder;

  @Test
  void anApplicationStartsFromGeneratedCode() throws Exception {
    try (Origin origin = Origin.start()) {
      List<String> properties =
          List.of(
              "--origin=" + origin.url(),
              "--spring.main.web-application-type=none",
              "--jcache-http.uri=sqlite:" + folder.resolve("aot.sqlite"),
              "--jcache-http.http.expire-after=10m");
      assertThat(run(folder, "-Dspring.aot.processing=true", generator(properties))).isNotNull();
      compile();
      List<String> application = new ArrayList<>();
      application.add(AotApplication.class.getName());
      application.addAll(properties);
      assertThat(run(folder, "-Dspring.aot.enabled=true", application))
          .contains("aot=true same=true hits=1");
    }
  }

  private List<String> generator(List<String> properties) {
    List<String> command = new ArrayList<>();
    command.add(SpringApplicationAotProcessor.class.getName());
    command.add(AotApplication.class.getName());
    command.add(folder.resolve("sources").toString());
    command.add(folder.resolve("generated").toString());
    command.add(folder.resolve("generated").toString());
    command.add("org.jcachehttp");
    command.add("aot");
    command.addAll(properties);
    return command;
  }

  private void compile() throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of("-nowarn", "-proc:none", "-d", folder.resolve("generated").toString()));
    arguments.addAll(List.of("-cp", classPath()));
    try (Stream<Path> sources = Files.walk(folder.resolve("sources"))) {
      sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
    }
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(result).isZero();
  }

  private String classPath() {
    return folder.resolve("generated") + File.pathSeparator + System.getProperty("java.class.path");
  }

  private String run(Path output, String option, List<String> command) throws Exception {
    Path log = Files.createTempFile(output, "process", ".log");
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(List.of(option, "-cp", classPath()));
    java.addAll(command);
    Process process =
        new ProcessBuilder(java).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    int result = process.waitFor();
    String text = Files.readString(log, UTF_8);
    assertThat(result).as(text).isZero();
    return text;
  }
}
