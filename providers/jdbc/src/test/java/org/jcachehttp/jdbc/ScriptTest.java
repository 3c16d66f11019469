package org.jcachehttp.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scripts of the dialects. */
class ScriptTest {

  static List<Dialect> dialects() {
    return Dialects.ALL;
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void aScriptCreatesTheTablesAndThenTheRowOfTheLayout(Dialect dialect) {
    List<String> statements = Script.statements(dialect.name());
    assertThat(statements).allSatisfy(each -> assertThat(each).doesNotEndWith(";").isNotBlank());
    assertThat(statements.get(0)).startsWith("CREATE TABLE").contains("jcache_regions");
    assertThat(statements.get(1)).startsWith("CREATE TABLE").contains("jcache_entries");
    assertThat(statements.get(statements.size() - 1))
        .contains("jcache_regions", "(0, 'jcache-http', " + Schema.LAYOUT + ")");
  }

  @ParameterizedTest
  @MethodSource("dialects")
  void theNamesOfTablesAndIndexesAreReplaced(Dialect dialect) {
    TableNames names = new TableNames("s.r", "s.e", "e", dialect);
    assertThat(Script.statements(dialect.name()))
        .allSatisfy(each -> assertThat(names.in(each)).doesNotContain("jcache_"));
    assertThat(names.in("CREATE INDEX jcache_entries_url ON jcache_entries"))
        .isEqualTo("CREATE INDEX " + dialect.quoted("e_url") + " ON s.e");
  }
}
