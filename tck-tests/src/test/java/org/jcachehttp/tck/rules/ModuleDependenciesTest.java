package org.jcachehttp.tck.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.util.stream.Collectors.toUnmodifiableSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jcachehttp.tck.rules.ModuleRules.module;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jcachehttp.tck.Repository;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Which module may depend on which. The main code of a module uses its own packages, those of the
 * JDK and those in its row. Its compile and runtime class path holds the artifacts in its row.
 */
@RunWith(Parameterized.class)
public class ModuleDependenciesTest {
  private static final String STORAGE = "org.jcachehttp.storage..";
  private static final String XML = "org.jcachehttp.xml";
  private static final String ENGINE = "org.jcachehttp.engine";
  private static final String HTTP = "org.jcachehttp.http..";
  private static final String FEIGN = "org.jcachehttp.feign..";
  private static final String JCACHE = "javax.cache..";
  private static final String SLF4J = "org.slf4j..";

  private static final String[] OF_CORE = {
    "org.jcachehttp:jcache-http-storage-api",
    "org.jcachehttp:jcache-http-cache-xml",
    "javax.cache:cache-api",
    "org.slf4j:slf4j-api",
    "dev.failsafe:failsafe"
  };
  private static final String[] OF_ENGINE = {
    "org.jcachehttp:jcache-http-storage-api",
    "org.jcachehttp:jcache-http-cache-xml",
    "javax.cache:cache-api",
    "org.slf4j:slf4j-api"
  };

  private static final List<ModuleRules> MODULES =
      List.of(
          module("providers/storage-api", "storage"),
          module("providers/cache-xml", "xml")
              .uses(STORAGE, JCACHE)
              .classPath("org.jcachehttp:jcache-http-storage-api", "javax.cache:cache-api"),
          module("providers/engine", "engine")
              .uses(STORAGE, XML, JCACHE, SLF4J)
              .classPath(OF_ENGINE),
          module("providers/engine-testkit", "testkit")
              .uses(STORAGE, ENGINE, JCACHE, "org.junit.jupiter..", "org.assertj.core..")
              .classPath(OF_ENGINE)
              .classPath("org.jcachehttp:jcache-http-engine")
              .classPath("org.junit.jupiter", "org.junit.platform")
              .classPath("org.opentest4j", "org.apiguardian")
              .classPath("org.assertj", "net.bytebuddy"),
          provider("providers/dummy", "dummy"),
          provider("providers/filesystem", "filesystem"),
          provider("providers/memory", "memory")
              .uses("com.github.benmanes.caffeine.cache..")
              .classPath("com.github.ben-manes.caffeine:caffeine"),
          provider("providers/sqlite", "sqlite")
              .uses("org.sqlite..")
              .classPath("org.xerial:sqlite-jdbc"),
          provider("providers/ehcache", "ehcache")
              .uses("org.ehcache..")
              .classPath("org.ehcache:ehcache"),
          provider("providers/hazelcast", "hazelcast")
              .uses("com.hazelcast..")
              .classPath("com.hazelcast:hazelcast"),
          provider("providers/redis", "redis")
              .uses(
                  "org.redisson..",
                  "io.netty.buffer..",
                  "io.netty.channel..",
                  "io.netty.util.concurrent..")
              .classPath("org.redisson:redisson", "io.netty", "io.projectreactor:reactor-core")
              .classPath("org.reactivestreams:reactive-streams", "io.reactivex.rxjava3:rxjava")
              .classPath("com.esotericsoftware", "org.objenesis:objenesis", "org.yaml:snakeyaml")
              .classPath("net.bytebuddy:byte-buddy", "org.jodd:jodd-util"),
          provider("providers/mongodb", "mongodb")
              .uses("com.mongodb", "com.mongodb.client..", "com.mongodb.bulk", "com.mongodb.event")
              .uses("org.bson..", "com.mongodb.connection")
              .classPath("org.mongodb"),
          provider("providers/jdbc", "jdbc")
              .uses("com.zaxxer.hikari..", "org.postgresql..")
              .classPath("com.zaxxer:HikariCP", "org.postgresql:postgresql")
              .classPath("org.checkerframework:checker-qual"),
          provider("providers/dynamodb", "dynamodb")
              .uses("software.amazon.awssdk..")
              .classPath("software.amazon.awssdk", "software.amazon.eventstream")
              .classPath("org.reactivestreams"),
          module("jcache-http-core", "http")
              .uses(STORAGE, XML, JCACHE, SLF4J, "dev.failsafe")
              .classPath(OF_CORE),
          module("feign-integration", "feign")
              .uses(HTTP, STORAGE, JCACHE, SLF4J, "feign..")
              .classPath(OF_CORE)
              .classPath("org.jcachehttp:jcache-http-core", "io.github.openfeign:feign-core"),
          module("clients/testkit", "clients.testkit")
              .uses(
                  HTTP, JCACHE, "org.junit.jupiter..", "org.assertj.core..", "org.eclipse.jetty..")
              .classPath(OF_CORE)
              .classPath("org.eclipse.jetty", "org.eclipse.jetty.http2")
              .classPath("org.jcachehttp:jcache-http-core")
              .classPath("org.junit.jupiter", "org.junit.platform")
              .classPath("org.opentest4j", "org.apiguardian")
              .classPath("org.assertj", "net.bytebuddy"),
          client("clients/jdk", "clients.jdk").uses(STORAGE, SLF4J),
          client("clients/okhttp", "clients.okhttp")
              .uses(STORAGE, SLF4J, "okhttp3", "okio", "kotlin..")
              .classPath("com.squareup.okhttp3:okhttp", "com.squareup.okio")
              .classPath("org.jetbrains.kotlin", "org.jetbrains:annotations"),
          client("clients/hc5", "clients.hc5")
              .uses(STORAGE, SLF4J)
              .uses("org.apache.hc.client5.http..", "org.apache.hc.core5..")
              .classPath("org.apache.httpcomponents.client5", "org.apache.httpcomponents.core5"),
          client("clients/jaxrs", "clients.jaxrs")
              .uses(STORAGE, "jakarta.ws.rs..")
              .classPath("jakarta.ws.rs:jakarta.ws.rs-api"),
          client("clients/spring", "clients.spring")
              .uses("org.springframework..", "reactor.core..", "reactor.util.context")
              .uses("org.reactivestreams")
              .classPath("org.springframework", "io.micrometer", "io.projectreactor:reactor-core")
              .classPath("org.reactivestreams:reactive-streams"),
          module("micrometer", "micrometer")
              .uses(HTTP, "io.micrometer.core.instrument..")
              .uses("io.micrometer.common", "io.micrometer.observation")
              .classPath(OF_CORE)
              .classPath("org.jcachehttp:jcache-http-core", "io.micrometer")
              .classPath("org.hdrhistogram:HdrHistogram", "org.latencyutils:LatencyUtils"),
          module("spring-boot-starter", "spring")
              .uses(HTTP, FEIGN, STORAGE, ENGINE, JCACHE, "feign", "org.springframework..")
              .uses("org.jcachehttp.clients.spring", "com.mongodb")
              .uses("org.jcachehttp.micrometer", "io.micrometer.core.instrument.binder")
              .uses("io.micrometer.core.instrument", "io.micrometer.observation")
              .classPath(OF_CORE)
              .classPath("org.jcachehttp", "io.github.openfeign", "io.micrometer")
              .classPath("com.github.ben-manes.caffeine:caffeine", "org.xerial:sqlite-jdbc")
              .classPath("org.springframework", "org.springframework.boot")
              .classPath("org.springframework.cloud", "com.fasterxml.jackson.core", "org.mongodb")
              .classPath("com.fasterxml.jackson.datatype", "org.apache.commons")
              .classPath("commons-fileupload", "ch.qos.logback", "org.apache.logging.log4j")
              .classPath("org.hdrhistogram:HdrHistogram", "org.latencyutils:LatencyUtils")
              .classPath("org.slf4j:jul-to-slf4j", "jakarta.annotation", "org.yaml:snakeyaml")
              .classPath("io.projectreactor:reactor-core", "org.reactivestreams"),
          module("examples/spring-boot", "springexample")
              .uses("org.springframework..")
              .classPath("*"),
          module("examples/quickstart", "examples")
              .uses(HTTP, FEIGN, JCACHE, SLF4J, "feign..")
              .classPath(OF_CORE)
              .classPath("org.jcachehttp", "io.github.openfeign:feign-core")
              .classPath("com.github.ben-manes.caffeine:caffeine", "org.xerial:sqlite-jdbc")
              .classPath("org.slf4j:slf4j-simple"),
          module("tck-tests/servers", "servers")
              .uses("de.bwaldvogel.mongo..", "software.amazon.dynamodb..")
              .uses("redis.embedded..", "redis.clients.jedis..", "com.hazelcast..")
              .uses("org.tukaani.xz")
              .classPath("*"));

  private static final Set<String> JDK_PACKAGES =
      ModuleFinder.ofSystem().findAll().stream()
          .flatMap(module -> module.descriptor().exports().stream())
          .filter(exported -> !exported.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(toUnmodifiableSet());

  private static final DescribedPredicate<JavaClass> JDK =
      DescribedPredicate.describe(
          "are the JDK's", type -> JDK_PACKAGES.contains(type.getPackageName()));

  private final ModuleRules module;

  public ModuleDependenciesTest(ModuleRules module) {
    this.module = module;
  }

  @Parameters(name = "{0}")
  public static List<ModuleRules> modules() {
    return MODULES;
  }

  @Test
  public void mainCodeUsesTheJdkAndThePackagesOfItsRowOnly() {
    String own = "org.jcachehttp." + module.name() + "..";
    String[] allowed =
        Stream.concat(Stream.of(own, "org.jspecify.annotations"), module.packages().stream())
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(own)
        .should()
        .onlyDependOnClassesThat(JDK.or(resideInAnyPackage(allowed)))
        .check(MainClasses.ALL);
  }

  @Test
  public void theClassPathHoldsTheArtifactsOfItsRowOnly() throws IOException {
    assertThat(MainClassPath.of(Repository.module(module.folder())))
        .contains("org.jspecify:jspecify")
        .allMatch(found -> allowed().anyMatch(pattern -> matches(pattern, found)));
  }

  // A row that allows more than the module has would let the rest in unseen.
  @Test
  public void theClassPathHoldsEachArtifactOfItsRow() throws IOException {
    Set<String> found = MainClassPath.of(Repository.module(module.folder()));
    assertThat(module.artifacts())
        .allMatch(pattern -> found.stream().anyMatch(artifact -> matches(pattern, artifact)));
  }

  private Stream<String> allowed() {
    return Stream.concat(Stream.of("org.jspecify:jspecify"), module.artifacts().stream());
  }

  private static ModuleRules provider(String folder, String name) {
    return module(folder, name)
        .uses(STORAGE, ENGINE, JCACHE, SLF4J)
        .classPath(OF_ENGINE)
        .classPath("org.jcachehttp:jcache-http-engine");
  }

  private static ModuleRules client(String folder, String name) {
    return module(folder, name)
        .uses(HTTP)
        .classPath(OF_CORE)
        .classPath("org.jcachehttp:jcache-http-core");
  }

  private static boolean matches(String pattern, String artifact) {
    return pattern.equals("*") || artifact.equals(pattern) || artifact.startsWith(pattern + ":");
  }
}
