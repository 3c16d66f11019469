package org.jcachehttp.tck.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;

/**
 * The {@code internal} packages of a module are used by that module only. The storage API is an
 * exception: its internal package has the utilities that all modules share.
 */
@RunWith(Parameterized.class)
public class EncapsulationTest {

  private final ModuleRules module;

  public EncapsulationTest(ModuleRules module) {
    this.module = module;
  }

  @Parameters(name = "{0}")
  public static List<ModuleRules> modules() {
    return ModuleDependenciesTest.modules().stream()
        .filter(module -> !module.name().equals("storage"))
        .toList();
  }

  @Test
  public void internalPackagesAreUsedByTheirOwnModuleOnly() {
    noClasses()
        .that(describe("belong to another module", type -> !isInModule(type)))
        .should()
        .dependOnClassesThat(describe("are internal to " + module, this::isInternal))
        .check(MainClasses.ALL);
  }

  private boolean isInModule(JavaClass type) {
    String own = "org.jcachehttp." + module.name();
    return (type.getPackageName() + '.').startsWith(own + '.');
  }

  private boolean isInternal(JavaClass type) {
    return isInModule(type) && (type.getPackageName() + '.').contains(".internal.");
  }
}
