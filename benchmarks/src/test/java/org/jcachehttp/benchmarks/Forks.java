package org.jcachehttp.benchmarks;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Measures candidates, each in a process of its own.
 *
 * @param environment what all candidates use
 * @param iteration the time of each iteration
 */
record Forks(Environment environment, TimeValue iteration) {

  private static final int WARMUP_ITERATIONS = 3;
  private static final int COMPILED_WARMUP_ITERATIONS = 12;
  private static final int ITERATIONS = 2;

  Measurement measure(Comparison comparison, Candidate candidate) throws Exception {
    if (candidate.opener() instanceof RequestsCache python) {
      return python.measure(environment, iteration.convertTo(TimeUnit.MILLISECONDS) / 1000.0);
    }
    Collection<RunResult> results = new Runner(options(comparison, candidate).build()).run();
    RunResult result = results.iterator().next();
    return new Measurement(
        figure(result, ThreadCosts.CPU),
        wallTime(comparison, result),
        figure(result, ThreadCosts.ALLOCATION));
  }

  /** A mean of few operations would be that of the longest delays of a busy machine. */
  private static double wallTime(Comparison comparison, RunResult result) {
    return comparison.load() == Comparison.Load.UNTIL_FINISH
        ? result.getPrimaryResult().getStatistics().getPercentile(50)
        : result.getPrimaryResult().getScore();
  }

  private ChainedOptionsBuilder options(Comparison comparison, Candidate candidate) {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(SubjectBenchmark.class.getName() + '.' + method(comparison) + '$')
            .param("comparison", comparison.name())
            .param("candidate", candidate.name())
            .forks(1)
            .threads(candidate.threads())
            .jvmArgsAppend(arguments())
            .addProfiler(ThreadCosts.class)
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    return switch (comparison.load()) {
      case FIRST_CALL -> firstCall(options);
      case UNTIL_FINISH -> repeated(options, WARMUP_ITERATIONS).mode(Mode.SampleTime);
      case COMPILED -> repeated(options, COMPILED_WARMUP_ITERATIONS);
      case REPEATED -> repeated(options, WARMUP_ITERATIONS);
    };
  }

  private String[] arguments() {
    return Stream.concat(Stream.of("-Xms1g", "-Xmx1g"), environment.arguments().stream())
        .toArray(String[]::new);
  }

  private static String method(Comparison comparison) {
    return comparison.load() == Comparison.Load.UNTIL_FINISH ? "callUntilFinish" : "call";
  }

  private static ChainedOptionsBuilder firstCall(ChainedOptionsBuilder options) {
    return options.mode(Mode.SingleShotTime).warmupIterations(0).measurementIterations(1);
  }

  private ChainedOptionsBuilder repeated(ChainedOptionsBuilder options, int warmupIterations) {
    return options
        .warmupIterations(warmupIterations)
        .warmupTime(iteration)
        .measurementIterations(ITERATIONS)
        .measurementTime(iteration);
  }

  private static double figure(RunResult result, String name) {
    return requireNonNull(result.getSecondaryResults().get(name), name).getScore();
  }
}
