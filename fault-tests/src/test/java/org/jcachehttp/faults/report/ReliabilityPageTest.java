package org.jcachehttp.faults.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page lists what the tests measured. The long form writes its rows. */
class ReliabilityPageTest {

  private final ReliabilityPage page =
      new ReliabilityPage(Path.of(System.getProperty("faults.page")));

  @Test
  void thePageHasARowForEachMeasurement() throws Exception {
    List<String> measured = Rows.measured();
    if (Form.selected() == Form.LONG) {
      page.replaceRows(measured);
    }
    assertThat(ReliabilityPage.namesOf(page.rows()))
        .containsExactlyInAnyOrderElementsOf(ReliabilityPage.namesOf(measured));
  }

  @Test
  void eachNumberThatIsNotZeroHasAReason() throws Exception {
    assertThat(page.rows()).isNotEmpty();
    assertThat(ReliabilityPage.unexplained(page.rows())).isEmpty();
  }
}
