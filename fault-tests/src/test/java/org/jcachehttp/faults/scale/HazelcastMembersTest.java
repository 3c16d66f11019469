package org.jcachehttp.faults.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jcachehttp.faults.report.Form;
import org.jcachehttp.faults.report.Measurement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Of three members one crashes and an empty one joins, again and again. */
@Timeout(1200)
class HazelcastMembersTest {

  private static final Duration SPAN = Form.span(Duration.ofSeconds(45), Duration.ofMinutes(10));

  /** The members that crash; the third one is an application. */
  private static final int OTHERS = 2;

  private static final int MEMBERS = OTHERS + 1;

  private final Measurement row =
      Measurement.of(
          "a member crashes and another one joins",
          "hazelcast",
          ("3 members, `backup-count=1`; mixed traffic of 2 clients, one with a near cache,"
              + " and of a member; tries are HTTP calls, increments and reads"));

  @Test
  void noHttpCallFailsAndNoAcknowledgedIncrementIsLost() throws Exception {
    try (HazelcastMembers cluster = HazelcastMembers.start(OTHERS);
        MixedTraffic member = MixedTraffic.start(cluster.memberUri("scale"), row);
        MixedTraffic client = MixedTraffic.start(cluster.clientUri("scale"), row);
        MixedTraffic near = MixedTraffic.start(withNearCache(cluster.clientUri("scale")), row)) {
      List<MixedTraffic> all = List.of(member, client, near);
      int crashes = crashInTurn(cluster, all);
      for (MixedTraffic traffic : all) {
        traffic.end();
      }
      MixedTraffic.findIncrements(all, row);
      System.out.println(crashes + " members crashed");
      assertThat(crashes).isPositive();
    }
    row.end();
  }

  private static URI withNearCache(URI uri) {
    return URI.create(uri + "&near-max-entries=1000");
  }

  /** Returns the number of members that crashed. */
  private static int crashInTurn(HazelcastMembers cluster, List<MixedTraffic> all) {
    long end = System.nanoTime() + SPAN.toNanos();
    int crashes = 0;
    while (System.nanoTime() < end) {
      int number = crashes++ % OTHERS;
      cluster.awaitBackups(MEMBERS);
      all.forEach(MixedTraffic::awaitCalls);
      cluster.terminate(number);
      all.forEach(MixedTraffic::awaitCalls);
      cluster.rejoin(number);
      all.forEach(MixedTraffic::awaitCalls);
    }
    return crashes;
  }
}
