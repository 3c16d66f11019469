package org.jcachehttp.tck.rules;

import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.core.domain.JavaModifier.PROTECTED;
import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Test;

/** The public API: public types outside packages named internal. */
public class PublicApiTest {

  private static final DescribedPredicate<JavaClass> PUBLIC_API =
      DescribedPredicate.describe("part of the public API", PublicApiTest::isPublicApi);

  private static final DescribedPredicate<JavaClass> SETTINGS =
      DescribedPredicate.describe(
          "settings or results",
          type ->
              isPublicApi(type)
                  && Stream.of(
                          "org.jcachehttp.http.settings",
                          "org.jcachehttp.http.status",
                          "org.jcachehttp.http.maintenance")
                      .anyMatch(type.getPackageName()::equals));

  private static final ArchCondition<JavaClass> NAME_NO_INTERNAL_TYPE =
      new ArchCondition<>("name no internal type in a public signature") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
          type.getRawInterfaces().forEach(parent -> reject(type, parent, "extends", events));
          type.getRawSuperclass().ifPresent(parent -> reject(type, parent, "extends", events));
          visibleMembers(type)
              .forEach(
                  member ->
                      typesIn(member)
                          .forEach(named -> reject(type, named, member.getFullName(), events)));
        }
      };

  private static void reject(
      JavaClass type, JavaClass named, String where, ConditionEvents events) {
    if (isInternal(named)) {
      events.add(
          SimpleConditionEvent.violated(
              type, type.getName() + ": " + where + " names " + named.getName()));
    }
  }

  private static Stream<JavaMember> visibleMembers(JavaClass type) {
    return type.getMembers().stream()
        .filter(
            member ->
                member.getModifiers().contains(PUBLIC)
                    || member.getModifiers().contains(PROTECTED));
  }

  private static Set<JavaClass> typesIn(JavaMember member) {
    return Stream.concat(
            member.getAllInvolvedRawTypes().stream(),
            member instanceof JavaCodeUnit unit
                ? unit.getExceptionTypes().stream().map(JavaType::toErasure)
                : Stream.empty())
        .collect(toSet());
  }

  private static boolean isPublicApi(JavaClass type) {
    return !isInternal(type)
        && type.getModifiers().contains(PUBLIC)
        && type.getEnclosingClass().map(PublicApiTest::isPublicApi).orElse(true);
  }

  private static boolean isInternal(JavaClass type) {
    return type.getPackageName().startsWith("org.jcachehttp.")
        && (type.getPackageName() + '.').contains(".internal.");
  }

  @Test
  public void noPublicSignatureNamesAnInternalType() {
    classes().that(are(PUBLIC_API)).should(NAME_NO_INTERNAL_TYPE).check(MainClasses.ALL);
  }

  @Test
  public void settingsAndResultsAreFinalClassesWithoutPublicConstructors() {
    classes()
        .that(are(SETTINGS))
        .and()
        .areNotInterfaces()
        .and()
        .areNotEnums()
        .and()
        .doNotHaveFullyQualifiedName("org.jcachehttp.http.settings.RetentionPolicy")
        .should(BE_FINAL_WITHOUT_PUBLIC_CONSTRUCTORS)
        .check(MainClasses.ALL);
  }

  private static final ArchCondition<JavaClass> BE_FINAL_WITHOUT_PUBLIC_CONSTRUCTORS =
      new ArchCondition<>("be final classes, no records, without public constructors") {
        @Override
        public void check(JavaClass type, ConditionEvents events) {
          boolean open =
              type.isRecord()
                  || !type.getModifiers().contains(FINAL)
                  || type.getConstructors().stream()
                      .anyMatch(constructor -> constructor.getModifiers().contains(PUBLIC));
          if (open) {
            events.add(SimpleConditionEvent.violated(type, type.getName() + " is open to change"));
          }
        }
      };
}
