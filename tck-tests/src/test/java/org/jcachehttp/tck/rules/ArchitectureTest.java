package org.jcachehttp.tck.rules;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.targetOwner;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.lang.ArchRule;
import java.io.ObjectInputStream;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Set;
import org.junit.Test;

public class ArchitectureTest {
  private static final String HTTP_POLICY = "org.jcachehttp.http.internal.policy..";
  private static final String SERIALIZER = "org.jcachehttp.engine.internal.codec..";

  @Test
  public void everyModuleHasARow() {
    Set<String> modules =
        MainClasses.ALL.stream()
            .map(
                type ->
                    type.getPackageName()
                        .replaceFirst("org\\.jcachehttp\\.((clients\\.)?\\w+).*", "$1"))
            .collect(toSet());
    assertThat(ModuleDependenciesTest.modules())
        .extracting(ModuleRules::name)
        .containsExactlyInAnyOrderElementsOf(modules);
  }

  @Test
  public void packagesAreFreeOfCycles() {
    check(slices().matching("org.jcachehttp.(**)").should().beFreeOfCycles());
  }

  @Test
  public void noCycleOfTypesSpansPackages() {
    assertThat(new TypeCycles(MainClasses.ALL).components())
        .allSatisfy(cycle -> assertThat(packagesOf(cycle)).hasSize(1));
  }

  private static Set<String> packagesOf(Set<String> types) {
    return types.stream().map(type -> type.substring(0, type.lastIndexOf('.'))).collect(toSet());
  }

  @Test
  public void theStorageSpiDependsOnTheJdkOnly() {
    check(
        classes()
            .that()
            .resideInAPackage("org.jcachehttp.storage..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.jcachehttp.storage..", "org.jspecify.annotations"));
  }

  @Test
  public void theHttpPolicyReadsNoClock() {
    check(
        noClasses()
            .that()
            .resideInAPackage(HTTP_POLICY)
            .should()
            .dependOnClassesThat(type(Clock.class).or(type(InstantSource.class)))
            .orShould()
            .callMethodWhere(
                JavaCall.Predicates.target(nameMatching("now"))
                    .and(targetOwner(resideInAnyPackage("java.time.."))))
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callConstructor(java.util.Date.class));
  }

  @Test
  public void theHttpPolicyUsesNoCacheNoLogAndNoInputOrOutput() {
    check(
        noClasses()
            .that()
            .resideInAPackage(HTTP_POLICY)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                "javax.cache..",
                "org.slf4j..",
                "java.io..",
                "java.nio.channels..",
                "java.nio.file..",
                "java.net.http..",
                "java.sql.."));
  }

  @Test
  public void onlyTheFilteredSerializerDeserializesJavaObjects() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(SERIALIZER)
            .should()
            .accessTargetWhere(targetOwner(assignableTo(ObjectInputStream.class)))
            .orShould()
            .beAssignableTo(ObjectInputStream.class));
  }

  private static void check(ArchRule rule) {
    rule.check(MainClasses.ALL);
  }
}
