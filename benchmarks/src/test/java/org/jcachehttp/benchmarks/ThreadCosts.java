package org.jcachehttp.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  private Map<Long, Long> cpuBefore = Map.of();
  private Map<Long, Long> bytesBefore = Map.of();

  @Override
  public String getDescription() {
    return "CPU time and allocation of the Java threads";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    long[] ids = THREADS.getAllThreadIds();
    cpuBefore = byThread(ids, THREADS.getThreadCpuTime(ids));
    bytesBefore = byThread(ids, THREADS.getThreadAllocatedBytes(ids));
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    long[] ids = THREADS.getAllThreadIds();
    double operations = result.getMetadata().getAllOps();
    double cpu = added(byThread(ids, THREADS.getThreadCpuTime(ids)), cpuBefore) / operations;
    double bytes =
        added(byThread(ids, THREADS.getThreadAllocatedBytes(ids)), bytesBefore) / operations;
    return List.of(
        new ScalarResult(CPU, cpu, "ns/op", AggregationPolicy.AVG),
        new ScalarResult(ALLOCATION, bytes, "B/op", AggregationPolicy.AVG));
  }

  /** A thread that has ended has -1, and is left out. */
  private static Map<Long, Long> byThread(long[] ids, long[] values) {
    Map<Long, Long> byThread = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      if (values[i] >= 0) {
        byThread.put(ids[i], values[i]);
      }
    }
    return byThread;
  }

  /** What a thread used before it ended would otherwise count as negative. */
  private static double added(Map<Long, Long> after, Map<Long, Long> before) {
    return after.entrySet().stream()
        .mapToLong(thread -> thread.getValue() - before.getOrDefault(thread.getKey(), 0L))
        .sum();
  }
}
