package org.jcachehttp.testkit.processes;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class ChildProcessTest {

  @Test
  void aProcessThatFailsIsReportedWithItsOwnWords() throws Exception {
    URI unknown = URI.create("nowhere:at-all");
    try (ChildProcess child = ChildProcess.start(Task.INCREMENT, 7, unknown)) {
      assertThatThrownBy(child::awaitReady)
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("process 7 for nowhere:at-all did not say 'ready'")
          .hasMessageContaining("no backend is available for 'nowhere:at-all'");
    }
  }
}
