package org.jcachehttp.benchmarks;

import java.util.concurrent.TimeUnit;
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

    private Environment environment;
    private Subject subject;

    /** Opens the subject. */
    @Setup(Level.Trial)
    public void open() throws Exception {
      environment = Environment.ofProcess();
      subject = Comparisons.named(comparison).candidate(candidate).opener().open(environment);
    }

    /** Closes the subject. */
    @TearDown(Level.Trial)
    public void close() throws Exception {
      subject.close();
      TemporaryDirectory.delete(environment.directory());
    }
  }

  /** The calls of one thread. */
  @State(Scope.Thread)
  public static class Calls {
    private int count;
  }

  /** Executes the operation of the candidate. */
  @Benchmark
  public Object call(Opened opened, Calls calls) throws Exception {
    return opened.subject.call(calls.count++);
  }
}
