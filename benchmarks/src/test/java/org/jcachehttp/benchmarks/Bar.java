package org.jcachehttp.benchmarks;

/**
 * A limit of the CPU time of one candidate.
 *
 * @param candidate the name of the candidate
 * @param reference the name of the candidate it is compared with
 * @param limit the largest ratio of their CPU times
 */
record Bar(String candidate, String reference, double limit) {}
