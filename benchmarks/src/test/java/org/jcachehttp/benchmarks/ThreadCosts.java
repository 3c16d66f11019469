package org.jcachehttp.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * CPU time and allocation per operation of all Java threads. The threads of the JVM, which compile
 * and collect garbage, are not counted.
 */
public final class ThreadCosts implements InternalProfiler {

  static final String CPU = "cpu";
  static final String ALLOCATION = "allocation";

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private long cpuBefore;
  private long bytesBefore;

  @Override
  public String getDescription() {
    return "CPU time and allocation of the Java threads";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    long[] ids = THREADS.getAllThreadIds();
    cpuBefore = sum(THREADS.getThreadCpuTime(ids));
    bytesBefore = sum(THREADS.getThreadAllocatedBytes(ids));
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long[] ids = THREADS.getAllThreadIds();
    double operations = result.getMetadata().getAllOps();
    double cpu = (sum(THREADS.getThreadCpuTime(ids)) - cpuBefore) / operations;
    double bytes = (sum(THREADS.getThreadAllocatedBytes(ids)) - bytesBefore) / operations;
    return List.of(
        new ScalarResult(CPU, cpu, "ns/op", AggregationPolicy.AVG),
        new ScalarResult(ALLOCATION, bytes, "B/op", AggregationPolicy.AVG));
  }

  /** A thread that has ended has -1. */
  private static long sum(long[] values) {
    return Arrays.stream(values).filter(value -> value > 0).sum();
  }
}
