package org.jcachehttp.tck.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class TallyTest {
  private static final Instant STARTED = Instant.parse("2026-01-01T00:00:00Z");

  @Rule public final TemporaryFolder folder = new TemporaryFolder();

  @Test
  public void reportsInAllFoldersAddUp() throws IOException {
    report("a/TEST-x.xml", "<testsuite tests='5' failures='1' errors='2'/>", STARTED);
    report("b/c/TEST-y.xml", "<testsuite tests='2' failures='0' errors='0'/>", STARTED);
    assertThat(tally().tests()).isEqualTo(7);
    assertThat(tally().failed()).isEqualTo(3);
    assertThat(tally().passed()).isEqualTo(4);
  }

  @Test
  public void aSkippedTestIsListedWithItsReasonAndDoesNotCountAsPassed() throws IOException {
    String skipped = "<testcase classname='T' name='t'><skipped message='no server'/></testcase>";
    report("TEST-x.xml", suite("tests='2' failures='0' errors='0'", skipped), STARTED);
    assertThat(tally().skipped()).containsExactly("T.t: no server");
    assertThat(tally().passed()).isEqualTo(1);
  }

  @Test
  public void testsOfAParameterizedClassCountAlthoughSurefireReportsNone() throws IOException {
    String passed = "<testcase classname='T' name='t[1]'/>";
    String failed = "<testcase classname='T' name='t[2]'><failure/></testcase>";
    String counts = "tests='0' failures='0' errors='0'";
    report("TEST-x.xml", suite(counts, passed + failed), STARTED);
    assertThat(tally().passed()).isEqualTo(1);
    assertThat(tally().failed()).isEqualTo(1);
  }

  @Test
  public void reportsOfEarlierBuildsDoNotCount() throws IOException {
    String report = "<testsuite tests='5' failures='0' errors='0'/>";
    report("TEST-x.xml", report, STARTED.minusSeconds(1));
    assertThat(tally()).isEqualTo(Tally.NONE);
  }

  @Test
  public void aMissingFolderCountsAsEmpty() throws IOException {
    Path missing = folder.getRoot().toPath().resolve("missing");
    assertThat(Tally.ofReportsUnder(missing, STARTED)).isEqualTo(Tally.NONE);
  }

  @Test
  public void aReportWithADoctypeIsRejected() throws IOException {
    report("TEST-x.xml", "<!DOCTYPE t [<!ENTITY e SYSTEM 'file:/'>]><t>&e;</t>", STARTED);
    assertThatIOException().isThrownBy(this::tally).withMessageContaining("TEST-x.xml");
  }

  private Tally tally() throws IOException {
    return Tally.ofReportsUnder(folder.getRoot().toPath(), STARTED);
  }

  private static String suite(String counts, String content) {
    return "<testsuite %s>%s</testsuite>".formatted(counts, content);
  }

  private void report(String name, String xml, Instant written) throws IOException {
    Path file = folder.getRoot().toPath().resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, xml);
    Files.setLastModifiedTime(file, FileTime.from(written));
  }
}
