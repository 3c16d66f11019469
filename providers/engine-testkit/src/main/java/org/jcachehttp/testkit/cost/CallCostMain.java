package org.jcachehttp.testkit.cost;

import org.jcachehttp.testkit.cost.CallCost.Scenario;

/** The measured JVM. */
final class CallCostMain {

  private static final int WARM_UP_CALLS = 20;

  private CallCostMain() {}

  public static void main(String[] arguments) throws Exception {
    Scenario scenario =
        Class.forName(arguments[0]).asSubclass(Scenario.class).getConstructor().newInstance();
    Runnable call = scenario.prepare();
    for (int i = 0; i < WARM_UP_CALLS; i++) {
      call.run();
    }
    measured(call);
    CreatedObjects.of(call).forEach(CreatedObjects::print);
    System.exit(0);
  }

  /** {@link EnteredTypes} traces the methods that this method calls. */
  static void measured(Runnable call) {
    call.run();
  }
}
