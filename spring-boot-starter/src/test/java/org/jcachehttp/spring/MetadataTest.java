package org.jcachehttp.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jcachehttp.http.internal.open.HttpOption;
import org.jcachehttp.http.internal.open.HttpOptions;
import org.junit.jupiter.api.Test;
import org.springframework.boot.json.JsonParserFactory;

/** The metadata by which an IDE completes, describes and checks the properties. */
class MetadataTest {

  private static final String FILE = "META-INF/additional-spring-configuration-metadata.json";

  /**
   * The table of options is the source. If they differ, copy the file in {@code target} to the
   * resources.
   */
  @Test
  void theMetadataOfHttpOptionsAreThoseOfTheTableOfOptions() throws IOException {
    String generated = OptionMetadata.json();
    Files.writeString(
        Files.createDirectories(Path.of("target")).resolve("metadata.json"), generated);
    Path own = Path.of("src/main/resources");
    // The tests for Spring Boot 4 are in a folder below.
    Path resources = Files.exists(own) ? own : Path.of("..").resolve(own);
    assertThat(resources.resolve(FILE)).content().isEqualTo(generated);
  }

  @Test
  void everyPropertyHasADescriptionAndAType() throws IOException {
    assertThat(properties())
        .isNotEmpty()
        .allSatisfy(
            property ->
                assertThat(property.keySet().toString())
                    .as(nameOf(property))
                    .contains("type", "description"));
  }

  @Test
  void thereIsAPropertyForEachOptionAndElementAndNoOther() throws IOException {
    Set<String> names =
        properties().stream()
            .map(MetadataTest::nameOf)
            .filter(name -> name.startsWith(HttpOptionProperties.PREFIX + '.'))
            .map(name -> name.substring(HttpOptionProperties.PREFIX.length() + 1))
            .collect(toSet());
    assertThat(names)
        .hasSize(OptionMetadata.names().size() + HttpRuleProperties.NAMES.size())
        .containsAll(OptionMetadata.names())
        .containsAll(HttpRuleProperties.NAMES);
  }

  @Test
  void theOptionsWithAnObjectAreThoseOfTheTable() {
    assertThat(HttpOptionProperties.INSTANCES)
        .isEqualTo(
            HttpOptions.all().stream()
                .filter(option -> option.type().isPresent())
                .map(HttpOption::name)
                .collect(toSet()));
  }

  /** The properties of this library, among those of all jars. */
  private static List<Map<?, ?>> properties() throws IOException {
    List<Map<?, ?>> own = new ArrayList<>();
    Enumeration<URL> files =
        MetadataTest.class
            .getClassLoader()
            .getResources("META-INF/spring-configuration-metadata.json");
    while (files.hasMoreElements()) {
      try (InputStream json = files.nextElement().openStream()) {
        Map<String, Object> file =
            JsonParserFactory.getJsonParser().parseMap(new String(json.readAllBytes(), UTF_8));
        for (Object property : (List<?>) requireNonNull(file.get("properties"))) {
          own.add((Map<?, ?>) property);
        }
      }
    }
    return own.stream().filter(property -> nameOf(property).startsWith("jcache-http.")).toList();
  }

  private static String nameOf(Map<?, ?> property) {
    return String.valueOf(property.get("name"));
  }
}
