package org.jcachehttp.faults.network;

import java.util.Random;
import org.jcachehttp.testkit.network.NetworkFault;

/** The faults, as the table of reliability.md names them. */
enum InjectedFault {
  DELAY("network: delay", "each reply arrives after the timeout") {
    @Override
    NetworkFault on(RemoteStore store, Random random) {
      return new NetworkFault.Delay(store.timeout().multipliedBy(2));
    }
  },
  THROTTLE("network: throttled", "1 KiB of replies per second and connection") {
    @Override
    NetworkFault on(RemoteStore store, Random random) {
      return new NetworkFault.Throttle(1024);
    }
  },
  RESET("network: connections reset", "RST to present and new connections") {
    @Override
    NetworkFault on(RemoteStore store, Random random) {
      return new NetworkFault.Reset();
    }
  },
  BLACK_HOLE("network: black hole", "all bytes are lost, connections stay open") {
    @Override
    NetworkFault on(RemoteStore store, Random random) {
      return new NetworkFault.BlackHole();
    }
  },
  HALF_OPEN("network: half-open", "present connections are silent for ever, new ones work") {
    @Override
    NetworkFault on(RemoteStore store, Random random) {
      return new NetworkFault.HalfOpen();
    }
  },
  GARBAGE("network: garbage", "replies are random bytes") {
    @Override
    NetworkFault on(RemoteStore store, Random random) {
      return new NetworkFault.Garbage(random);
    }
  },
  PARTIAL_SILENCE("network: partial frame, silence", "half of a reply, then nothing") {
    @Override
    NetworkFault on(RemoteStore store, Random random) {
      return new NetworkFault.PartialFrame(NetworkFault.Rest.SILENCE);
    }
  },
  PARTIAL_CLOSE(
      "network: partial frame, close", "half of a reply, then the end of the connection") {
    @Override
    NetworkFault on(RemoteStore store, Random random) {
      return new NetworkFault.PartialFrame(NetworkFault.Rest.CLOSE);
    }
  };

  private final String title;
  private final String injection;

  InjectedFault(String title, String injection) {
    this.title = title;
    this.injection = injection;
  }

  /** Returns the fault for the connections of a store. */
  abstract NetworkFault on(RemoteStore store, Random random);

  String title() {
    return title;
  }

  String injection() {
    return injection;
  }
}
