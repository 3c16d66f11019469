package org.jcachehttp.http.internal.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jcachehttp.http.FedStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A copy grows while several readers read it. */
@Timeout(60)
class BodyCopyTest {

  private static final int LIMIT = 4 << 20;

  private final List<CopyEnd> ends = new ArrayList<>();

  private BodyCopy copy(InputStream stream) {
    return new BodyCopy(stream, OptionalLong.empty(), LIMIT, new Drain(), ends::add);
  }

  private static byte[] pattern(int size) {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @Test
  void readersOfAnyPaceReadTheSameBytes() throws Exception {
    byte[] bytes = pattern(LIMIT);
    BodyCopy copy = copy(new ByteArrayInputStream(bytes));
    InputStream first = copy.reader();
    List<CompletableFuture<byte[]>> readers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      InputStream reader = copy.laterBody().orElseThrow().open();
      readers.add(CompletableFuture.supplyAsync(() -> all(reader)));
    }
    assertThat(first.readAllBytes()).isEqualTo(bytes);
    for (CompletableFuture<byte[]> reader : readers) {
      assertThat(reader.join()).isEqualTo(bytes);
    }
    assertThat(ends).hasSize(1);
    assertThat(((CopyEnd.Complete) ends.get(0)).bytes().size()).isEqualTo(LIMIT);
  }

  private static byte[] all(InputStream in) {
    try (in) {
      return in.readAllBytes();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void aBodyAboveTheLimitIsReportedOnceAndReadToItsEnd() throws Exception {
    byte[] bytes = pattern(3 * LIMIT);
    BodyCopy copy = copy(new ByteArrayInputStream(bytes));
    assertThat(copy.reader().readAllBytes()).isEqualTo(bytes);
    assertThat(ends).containsExactly(new CopyEnd.TooLarge());
    assertThat(copy.laterBody()).isEmpty();
  }

  @Test
  void aReaderAboveTheLimitWaitsForASlowerOneThatReads() throws Exception {
    byte[] bytes = pattern(2 * LIMIT);
    BodyCopy copy = copy(new ByteArrayInputStream(bytes));
    InputStream fast = copy.reader();
    InputStream slow = copy.laterBody().orElseThrow().open();
    CompletableFuture<byte[]> all = CompletableFuture.supplyAsync(() -> all(fast));
    assertThat(slow.readAllBytes()).isEqualTo(bytes);
    assertThat(all.join()).isEqualTo(bytes);
  }

  @Test
  void aReaderAboveTheLimitThatReadsNothingFailsAndHoldsNobodyUp() throws Exception {
    BodyCopy copy = copy(new ByteArrayInputStream(pattern(2 * LIMIT)));
    InputStream idle = copy.reader();
    InputStream reading = copy.laterBody().orElseThrow().open();
    assertThat(reading.transferTo(OutputStream.nullOutputStream())).isEqualTo(2 * LIMIT);
    assertThatThrownBy(idle::read).hasMessageContaining("was not read while another caller");
  }

  @Test
  void aReaderThatIsClosedAboveTheLimitClosesTheStream() throws Exception {
    FedStream stream = new FedStream();
    for (int sent = 0; sent <= LIMIT; sent += 1 << 20) {
      stream.sends("x".repeat(1 << 20));
    }
    InputStream reader = copy(stream).reader();
    reader.skipNBytes(LIMIT + 1);
    reader.close();
    assertThat(stream.isClosedSoon()).isTrue();
    assertThat(ends).containsExactly(new CopyEnd.TooLarge());
  }

  @Test
  void aRestThatNeverComesIsAbandoned() throws Exception {
    FedStream stream = new FedStream().sends("first");
    InputStream reader = copy(stream).reader();
    assertThat(reader.readNBytes(5)).hasSize(5);
    reader.close();
    assertThat(stream.isClosedSoon()).isTrue();
    assertThat(ends).containsExactly(new CopyEnd.Abandoned());
  }

  @Test
  void aCloseWhileAnotherThreadReadsAheadAbandonsARestThatNeverComes() throws Exception {
    FedStream stream = new FedStream().sends("first");
    BodyCopy copy = copy(stream);
    InputStream reader = copy.reader();
    copy.readAhead();
    assertThat(reader.readNBytes(5)).hasSize(5);
    reader.close();
    assertThat(stream.isClosedSoon()).isTrue();
    assertThat(ends).containsExactly(new CopyEnd.Abandoned());
  }

  @Test
  void aClosedReaderReadsNothing() throws Exception {
    InputStream reader = copy(new ByteArrayInputStream(pattern(10))).reader();
    reader.close();
    assertThatThrownBy(reader::read).hasMessage("the body is closed");
  }
}
