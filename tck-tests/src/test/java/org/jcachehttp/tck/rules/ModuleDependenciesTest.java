package org.jcachehttp.tck.rules;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.util.Map.entry;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * Who may depend on whom, by package: each module sees itself, the JDK and what its row says. The
 * enforcer says the same of artifacts; this also holds where an artifact comes along unasked.
 */
@RunWith(Parameterized.class)
public class ModuleDependenciesTest {
  private static final String STORAGE = "org.jcachehttp.storage..";
  private static final String XML = "org.jcachehttp.xml";
  private static final String ENGINE = "org.jcachehttp.engine";
  private static final String HTTP = "org.jcachehttp.http..";
  private static final String JCACHE = "javax.cache..";
  private static final String SLF4J = "org.slf4j..";

  /** For each module, named by its package, the packages it may see. */
  static final Map<String, List<String>> MAY_SEE =
      Map.ofEntries(
          entry("storage", List.of()),
          entry(
              "testkit",
              List.of(STORAGE, ENGINE, JCACHE, "org.junit.jupiter..", "org.assertj.core..")),
          entry("xml", List.of(STORAGE, JCACHE)),
          entry("engine", List.of(STORAGE, XML, JCACHE, SLF4J)),
          entry(
              "memory",
              List.of(STORAGE, ENGINE, JCACHE, SLF4J, "com.github.benmanes.caffeine.cache..")),
          entry("sqlite", List.of(STORAGE, ENGINE, JCACHE, SLF4J, "org.sqlite..")),
          entry("filesystem", List.of(STORAGE, ENGINE, JCACHE, SLF4J)),
          entry("dummy", List.of(STORAGE, ENGINE, JCACHE, SLF4J)),
          entry(
              "redisson",
              List.of(STORAGE, ENGINE, JCACHE, SLF4J, "org.redisson..", "io.netty.buffer..")),
          entry("hazelcast", List.of(STORAGE, ENGINE, JCACHE, SLF4J, "com.hazelcast..")),
          entry("ehcache", List.of(STORAGE, ENGINE, JCACHE, SLF4J, "org.ehcache..")),
          entry("http", List.of(STORAGE, XML, JCACHE, SLF4J, "dev.failsafe")),
          entry(
              "mongodb",
              List.of(
                  STORAGE,
                  ENGINE,
                  JCACHE,
                  SLF4J,
                  "com.mongodb",
                  "com.mongodb.client..",
                  "com.mongodb.bulk",
                  "org.bson..")),
          entry("dynamodb", List.of(STORAGE, ENGINE, JCACHE, SLF4J, "software.amazon.awssdk..")),
          entry(
              "servers",
              List.of(
                  "de.bwaldvogel.mongo..",
                  "software.amazon.dynamodb..",
                  "redis.embedded..",
                  "com.hazelcast..")),
          entry("feign", List.of(HTTP, STORAGE, JCACHE, SLF4J, "feign..")),
          entry("examples", List.of(HTTP, "org.jcachehttp.feign..", JCACHE, SLF4J, "feign..")));

  private static final Set<String> JDK_PACKAGES =
      ModuleFinder.ofSystem().findAll().stream()
          .flatMap(module -> module.descriptor().exports().stream())
          .filter(exported -> !exported.isQualified())
          .map(ModuleDescriptor.Exports::source)
          .collect(toUnmodifiableSet());

  private static final DescribedPredicate<JavaClass> JDK =
      DescribedPredicate.describe(
          "are the JDK's", type -> JDK_PACKAGES.contains(type.getPackageName()));

  private final String module;

  public ModuleDependenciesTest(String module) {
    this.module = module;
  }

  @Parameters(name = "{0}")
  public static Iterable<String> modules() {
    return MAY_SEE.keySet();
  }

  @Test
  public void aModuleSeesTheJdkAndItsRowOnly() {
    String own = "org.jcachehttp." + module + "..";
    String[] allowed =
        Stream.concat(Stream.of(own, "org.jspecify.annotations"), row()).toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage(own)
        .should()
        .onlyDependOnClassesThat(JDK.or(resideInAnyPackage(allowed)))
        .check(MainClasses.ALL);
  }

  private Stream<String> row() {
    return MAY_SEE.getOrDefault(module, List.of()).stream();
  }
}
