package org.jcachehttp.http.internal.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.jcachehttp.http.FedStream;
import org.jcachehttp.http.message.Body;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A copy grows while several readers read it. */
@Timeout(60)
class BodyCopyTest {

  private static final int LIMIT = 4 << 20;

  private final List<CopyEnd> ends = new ArrayList<>();

  private BodyCopy copy(InputStream stream) {
    return copy(stream, OptionalLong.empty());
  }

  private BodyCopy copy(InputStream stream, OptionalLong announced) {
    return new BodyCopy(stream, announced, LIMIT, new Drain(), ends::add);
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
    assertThat(complete().size()).isEqualTo(LIMIT);
  }

  private static byte[] all(InputStream in) {
    try (in) {
      return in.readAllBytes();
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
  }

  @Test
  void aBodyOfTheAnnouncedSizeIsKeptInTheArrayThatItWasReadInto() throws Exception {
    byte[] bytes = pattern(100_000);
    BodyCopy copy = copy(new ByteArrayInputStream(bytes), OptionalLong.of(bytes.length));
    assertThat(copy.reader().readAllBytes()).isEqualTo(bytes);
    assertThat(complete().heldBytes()).isEqualTo(bytes.length + 1);
    assertThat(complete()).isEqualTo(Body.of(bytes));
    assertThat(all(copy.laterBody().orElseThrow().open())).isEqualTo(bytes);
  }

  private Body.Buffered complete() {
    return ((CopyEnd.Complete) ends.get(0)).bytes();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 99_999, 100_001, 150_000, LIMIT})
  void aBodyOfAnotherSizeThanAnnouncedIsCopiedWhole(int announced) throws Exception {
    byte[] bytes = pattern(100_000);
    BodyCopy copy = copy(new ByteArrayInputStream(bytes), OptionalLong.of(announced));
    assertThat(copy.reader().readAllBytes()).isEqualTo(bytes);
    assertThat(complete()).isEqualTo(Body.of(bytes));
  }

  @Test
  void aBodyThatIsShorterThanAnnouncedKeepsNoRoomOnTheHeap() throws Exception {
    BodyCopy copy =
        copy(new ByteArrayInputStream(pattern(1000)), OptionalLong.of(Long.MAX_VALUE / 2));
    copy.reader().readAllBytes();
    assertThat(complete().heldBytes()).isEqualTo(1000);
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

  @Test
  void aReadThatAnotherThreadEndsByCloseFails() throws Exception {
    FedStream stream = new FedStream().sends("first");
    InputStream reader = copy(stream).reader();
    assertThat(reader.readNBytes(5)).hasSize(5);
    CompletableFuture<Integer> read =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return reader.read();
              } catch (IOException failed) {
                throw new UncheckedIOException(failed);
              }
            });
    while (!stream.isAwaited()) {
      Thread.onSpinWait();
    }
    reader.close();
    assertThatThrownBy(read::join).hasRootCauseMessage("the body is closed");
    assertThat(ends).containsExactly(new CopyEnd.Abandoned());
  }

  @Test
  void aRestIsDrainedAgainAfterAnotherReaderHasCome() throws Exception {
    FedStream stream = new FedStream().sends("first");
    BodyCopy copy = copy(stream);
    copy.reader().close();
    InputStream later = copy.laterBody().orElseThrow().open();
    // The time for the first rest passes.
    copy.abandon();
    later.close();
    assertThat(stream.isClosedSoon()).isTrue();
    assertThat(ends).containsExactly(new CopyEnd.Abandoned());
  }

  @Test
  void manyBodiesWithSeveralReadersLeaveThreadsForARest() throws Exception {
    Drain drain = new Drain();
    for (int i = 0; i < 20; i++) {
      BodyCopy waiting =
          new BodyCopy(new FedStream(), OptionalLong.empty(), LIMIT, drain, unused -> {});
      waiting.reader();
      assertThat(waiting.laterBody()).isPresent();
      assertThat(waiting.laterBody()).isPresent();
    }
    BodyCopy copy =
        new BodyCopy(
            new ByteArrayInputStream(pattern(10)), OptionalLong.empty(), LIMIT, drain, ends::add);
    copy.reader().close();
    assertThat(ends).singleElement().isInstanceOf(CopyEnd.Complete.class);
  }

  @Test
  void theInterruptOfOneCallerConcernsNoOther() throws Exception {
    FedStream stream = new FedStream();
    BodyCopy copy = copy(stream);
    InputStream first = copy.reader();
    InputStream second = copy.laterBody().orElseThrow().open();
    Thread.currentThread().interrupt();
    assertThatThrownBy(first::read).isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
    stream.sends("all").ends();
    assertThat(second.readAllBytes()).hasSize(3);
    assertThat(first.readAllBytes()).hasSize(3);
  }

  @Test
  void aFailureOfTheStreamIsTheEndOfAllReaders() throws Exception {
    IllegalStateException defect = new IllegalStateException("a defect of the client");
    InputStream stream =
        new FilterInputStream(InputStream.nullInputStream()) {
          @Override
          public int read(byte[] target, int offset, int length) {
            throw defect;
          }

          @Override
          public void close() {
            throw defect;
          }
        };
    BodyCopy copy = copy(stream);
    InputStream reader = copy.reader();
    assertThatThrownBy(reader::read).isSameAs(defect);
    assertThatThrownBy(reader::read).isInstanceOf(IOException.class).hasRootCause(defect);
    assertThat(ends).singleElement().isInstanceOf(CopyEnd.Failed.class);
  }

  @Test
  void aStreamThatCannotBeClosedIsReadToItsEnd() throws Exception {
    InputStream stream =
        new ByteArrayInputStream(pattern(10)) {
          @Override
          public void close() {
            throw new IllegalStateException("a defect of the client");
          }
        };
    assertThat(copy(stream).reader().readAllBytes()).isEqualTo(pattern(10));
    assertThat(ends).singleElement().isInstanceOf(CopyEnd.Complete.class);
  }

  @Test
  void aReaderTellsWhatIsThereWithoutWaiting() throws Exception {
    InputStream reader = copy(new FedStream().sends("first")).reader();
    assertThat(reader.available()).isZero();
    assertThat(reader.read()).isEqualTo('f');
    assertThat(reader.available()).isEqualTo(4);
  }
}
