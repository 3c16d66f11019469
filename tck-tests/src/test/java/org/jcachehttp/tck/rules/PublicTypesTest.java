package org.jcachehttp.tck.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.Test;

/** The number of public top-level types that users of a module see. */
public class PublicTypesTest {

  @Test
  public void theCoreHasAtMost58PublicTypes() {
    assertThat(publicTypes("org.jcachehttp.http")).hasSizeBetween(1, 58);
  }

  @Test
  public void theEngineHasAtMostFivePublicTypes() {
    assertThat(publicTypes("org.jcachehttp.engine")).hasSizeBetween(1, 5);
  }

  @Test
  public void aBackendHasAtMostFivePublicTypes() {
    for (String backend :
        List.of("memory", "sqlite", "filesystem", "ehcache", "hazelcast", "jdbc")) {
      assertThat(publicTypes("org.jcachehttp." + backend)).as(backend).hasSizeBetween(1, 5);
    }
  }

  private static List<String> publicTypes(String root) {
    return StreamSupport.stream(MainClasses.ALL.spliterator(), false)
        .filter(type -> (type.getPackageName() + '.').startsWith(root + '.'))
        .filter(type -> !(type.getPackageName() + '.').contains(".internal."))
        .filter(PublicTypesTest::isPublicTopLevel)
        .map(JavaClass::getName)
        .sorted()
        .toList();
  }

  private static boolean isPublicTopLevel(JavaClass type) {
    return type.isTopLevelClass() && type.getModifiers().contains(JavaModifier.PUBLIC);
  }
}
