package org.jcachehttp.benchmarks;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The JMH benchmark of any candidate. A process measures one, so that the call is monomorphic. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SubjectBenchmark {

  /** The subject, which all threads use. */
  @State(Scope.Benchmark)
  public static class Opened {

    /** The name of the comparison. */
    @Param("feign-hit-memory-2k")
    public String comparison = "";

    /** The name of the candidate. */
    @Param("stub, prebuilt response")
    public String candidate = "";

    private @Nullable Environment environment;
    private @Nullable Subject subject;

    /** Opens the subject. */
    @Setup(Level.Trial)
    public void open() throws Exception {
      Environment own = Environment.ofProcess();
      environment = own;
      Subject opened = Comparisons.named(comparison).candidate(candidate).opener().open(own);
      opened.warmUp();
      subject = opened;
    }

    /** Closes the subject. */
    @TearDown(Level.Trial)
    public void close() throws Exception {
      requireNonNull(subject).close();
      TemporaryDirectory.delete(requireNonNull(environment).directory());
    }
  }

  /** The calls of one thread. */
  @State(Scope.Thread)
  public static class Calls {
    private int count;
  }

  /** Ends each operation. */
  @State(Scope.Thread)
  public static class Finish {
    /** Ends the operation that was measured. */
    @TearDown(Level.Invocation)
    public void finish(Opened opened) throws Exception {
      requireNonNull(opened.subject).finish();
    }
  }

  /** Executes the operation of the candidate without its end. */
  @Benchmark
  public Object callUntilFinish(Opened opened, Calls calls, Finish finish) throws Exception {
    return call(opened, calls);
  }

  /** Executes the operation of the candidate. */
  @Benchmark
  public Object call(Opened opened, Calls calls) throws Exception {
    return requireNonNull(opened.subject).call(calls.count++);
  }
}
