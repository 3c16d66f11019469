package org.jcachehttp.testkit.processes;

/** The tasks of child processes. */
enum Task implements ChildTask {
  INCREMENT,
  PUT_IF_ABSENT,
  REPLACE,
  PASS_TOKENS,
  PUT_UNDER_KEYS_OF_ALL_KINDS,
  LOOK_UP_KEYS_OF_ALL_KINDS,
  PUT_ONE_BY_ONE,
  PUT_AND_REMOVE_MANY,
  ITERATE;

  static final String PROPERTY = "jcachehttp.task";

  @Override
  public void doAs(Child child) throws InterruptedException {
    switch (this) {
      case INCREMENT -> AtomicTasks.increment(child);
      case PUT_IF_ABSENT -> AtomicTasks.putIfAbsent(child);
      case REPLACE -> AtomicTasks.replace(child);
      case PASS_TOKENS -> AtomicTasks.passTokens(child);
      case PUT_UNDER_KEYS_OF_ALL_KINDS -> KeyTasks.put(child);
      case LOOK_UP_KEYS_OF_ALL_KINDS -> KeyTasks.lookUp(child);
      case PUT_ONE_BY_ONE -> KillTasks.putOneByOne(child);
      case PUT_AND_REMOVE_MANY -> KillTasks.putAndRemoveMany(child);
      case ITERATE -> IterationTasks.iterate(child);
    }
  }
}
