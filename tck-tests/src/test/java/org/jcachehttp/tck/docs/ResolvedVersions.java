package org.jcachehttp.tck.docs;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jcachehttp.tck.Repository;

/** The versions that the build resolved for the tests of its modules, and so ran. */
final class ResolvedVersions {

  /**
   * An artifact, and the module whose tests run with it.
   *
   * @param module the folder of the module
   * @param artifact {@code group:artifact}
   */
  private record Use(String module, String artifact) {}

  /** By the property of the root pom that the page names. */
  private static final Map<String, Use> USES =
      Map.ofEntries(
          entry("feign.version", new Use("feign-integration", "io.github.openfeign:feign-core")),
          entry("okhttp.version", new Use("clients/okhttp", "com.squareup.okhttp3:okhttp")),
          entry("retrofit.version", new Use("clients/okhttp", "com.squareup.retrofit2:retrofit")),
          entry(
              "httpclient5.version",
              new Use("clients/hc5", "org.apache.httpcomponents.client5:httpclient5")),
          entry(
              "jersey.version",
              new Use("clients/jaxrs", "org.glassfish.jersey.core:jersey-client")),
          entry("resteasy.version", new Use("clients/jaxrs", "org.jboss.resteasy:resteasy-client")),
          entry(
              "resteasy-microprofile.version",
              new Use("clients/jaxrs", "org.jboss.resteasy.microprofile:microprofile-rest-client")),
          entry("spring-cloud-openfeign.version", openFeign("spring-boot-starter")),
          entry(
              "spring-cloud-openfeign-5.version",
              openFeign("spring-boot-starter/spring-boot-4-tests")),
          entry("spring.version", new Use("tck-tests", "org.springframework:spring-web")),
          entry("spring-boot-3.version", springBoot("spring-boot-starter")),
          entry("spring-boot-4.version", springBoot("tck-tests/spring-boot-4")),
          entry(
              "spring-boot-4.of-openfeign.version",
              springBoot("spring-boot-starter/spring-boot-4-tests")),
          entry(
              "hibernate.version",
              new Use("tck-tests/hibernate", "org.hibernate.orm:hibernate-core")),
          entry("camel.version", new Use("tck-tests/camel", "org.apache.camel:camel-jcache")),
          entry(
              "bucket4j.version",
              new Use("tck-tests/bucket4j", "com.bucket4j:bucket4j_jdk17-jcache")),
          entry(
              "spring-boot-3.micrometer.version",
              new Use("micrometer", "io.micrometer:micrometer-core")),
          entry(
              "micrometer.version",
              new Use("tck-tests/uri-provider", "io.micrometer:micrometer-core")),
          entry("cache-api.version", new Use("providers/engine", "javax.cache:cache-api")),
          entry("cache-tests.version", new Use("tck-tests", "javax.cache:cache-tests")),
          entry("cache-ri.version", new Use("jcache-http-core", "org.jsr107.ri:cache-ri-impl")),
          entry(
              "caffeine-jcache.version",
              new Use("http-scenarios", "com.github.ben-manes.caffeine:jcache")),
          entry(
              "caffeine.version",
              new Use("providers/memory", "com.github.ben-manes.caffeine:caffeine")),
          entry("sqlite-jdbc.version", new Use("providers/sqlite", "org.xerial:sqlite-jdbc")),
          entry("ehcache.version", new Use("providers/ehcache", "org.ehcache:ehcache")),
          entry("redisson.version", new Use("providers/redis", "org.redisson:redisson")),
          entry(
              "postgresql-driver.version", new Use("providers/jdbc", "org.postgresql:postgresql")),
          entry(
              "mariadb-driver.version",
              new Use("providers/jdbc", "org.mariadb.jdbc:mariadb-java-client")),
          entry("h2.version", new Use("providers/jdbc", "com.h2database:h2")),
          entry("hikaricp.version", new Use("providers/jdbc", "com.zaxxer:HikariCP")),
          entry("hazelcast.version", new Use("providers/hazelcast", "com.hazelcast:hazelcast")),
          entry(
              "mongodb-driver.version",
              new Use("providers/mongodb", "org.mongodb:mongodb-driver-sync")),
          entry(
              "awssdk.version", new Use("providers/dynamodb", "software.amazon.awssdk:dynamodb")));

  /**
   * A second run of the tests of a module, whose reports have the version in their names.
   *
   * @param module the folder of the module
   * @param name the name before the version
   */
  private record SecondRun(String module, String name) {}

  /** By the property of a newer version, which takes the place of the resolved one. */
  private static final Map<String, SecondRun> SECOND_RUNS =
      Map.of(
          "feign-newest.version", new SecondRun("feign-integration", "feign"),
          "okhttp-newest.version", new SecondRun("clients/okhttp", "okhttp"),
          "httpclient5-newest.version", new SecondRun("clients/hc5", "httpclient5"),
          "spring-boot-4.spring.version", new SecondRun("clients/spring", "spring"));

  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?<artifact>[^\\s:]+:[^\\s:]+):(?:[^\\s:]+:){1,2}(?<version>[^\\s:]+):.*");

  private ResolvedVersions() {}

  private static Use openFeign(String module) {
    return new Use(module, "org.springframework.cloud:spring-cloud-openfeign-core");
  }

  private static Use springBoot(String module) {
    return new Use(module, "org.springframework.boot:spring-boot");
  }

  /** Returns the versions of the artifact that belongs to a property. */
  static List<String> of(String property) throws IOException {
    SecondRun secondRun = SECOND_RUNS.get(property);
    return secondRun == null ? of(useOf(property)) : of(secondRun);
  }

  private static Use useOf(String property) {
    Use use = USES.get(property);
    if (use == null) {
      throw new AssertionError("state here which tests run with " + property);
    }
    return use;
  }

  private static List<String> of(Use use) throws IOException {
    Path file = Repository.module(use.module()).resolve("target/dependencies.txt");
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(LINE::matcher)
          .filter(line -> line.matches() && line.group("artifact").equals(use.artifact()))
          .map(line -> line.group("version"))
          .distinct()
          .toList();
    }
  }

  private static List<String> of(SecondRun run) throws IOException {
    Pattern name = Pattern.compile("TEST-.*-" + run.name() + "-([0-9.]+)\\.xml");
    Path reports = Repository.module(run.module()).resolve("target/surefire-reports");
    try (Stream<Path> files = Files.list(reports)) {
      return files
          .map(file -> name.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .map(report -> report.group(1))
          .distinct()
          .toList();
    }
  }
}
