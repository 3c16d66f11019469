package org.jcachehttp.testkit.cost;

import static java.util.Objects.requireNonNull;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.IllegalConnectorArgumentsException;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.MethodEntryEvent;
import com.sun.jdi.event.MethodExitEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.EventRequest;
import com.sun.jdi.request.EventRequestManager;
import com.sun.jdi.request.MethodEntryRequest;
import com.sun.jdi.request.MethodExitRequest;
import java.io.IOException;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The types of this library with a method that a call enters. */
final class EnteredTypes implements AutoCloseable {

  private static final String LIBRARY = "org.jcachehttp.*";
  private static final String MAIN = CallCostMain.class.getName();
  private static final String MEASURED = "measured";

  private final String scenario;
  private final ListeningConnector connector;
  private final Map<String, Connector.Argument> arguments;
  private final String port;
  private final SortedSet<String> types = new TreeSet<>();

  private EnteredTypes(
      String scenario,
      ListeningConnector connector,
      Map<String, Connector.Argument> arguments,
      String port) {
    this.scenario = scenario;
    this.connector = connector;
    this.arguments = arguments;
    this.port = port;
  }

  /** Listens for the JVM that is to be measured. */
  static EnteredTypes listen(String scenario) throws IOException {
    ListeningConnector connector =
        Bootstrap.virtualMachineManager().listeningConnectors().stream()
            .filter(each -> each.transport().name().equals("dt_socket"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    requireNonNull(arguments.get("localAddress")).setValue("localhost");
    requireNonNull(arguments.get("timeout")).setValue("60000");
    try {
      String address = connector.startListening(arguments);
      String port = address.substring(address.lastIndexOf(':') + 1);
      return new EnteredTypes(scenario, connector, arguments, port);
    } catch (IllegalConnectorArgumentsException e) {
      throw new IOException(e);
    }
  }

  String port() {
    return port;
  }

  /** Waits until the JVM has made the call. */
  SortedSet<String> await() throws IOException, InterruptedException {
    try {
      VirtualMachine machine = connector.accept(arguments);
      ClassPrepareRequest main = machine.eventRequestManager().createClassPrepareRequest();
      main.addClassFilter(MAIN);
      main.enable();
      machine.resume();
      trace(machine);
      return types;
    } catch (IllegalConnectorArgumentsException e) {
      throw new IOException(e);
    }
  }

  private void trace(VirtualMachine machine) throws InterruptedException {
    try {
      while (true) {
        EventSet events = machine.eventQueue().remove();
        for (Event event : events) {
          handle(machine.eventRequestManager(), event);
        }
        events.resume();
      }
    } catch (VMDisconnectedException ended) {
      // The JVM has exited, and every event has been read.
    }
  }

  private void handle(EventRequestManager requests, Event event) {
    if (event instanceof ClassPrepareEvent prepared) {
      prepared.referenceType().methodsByName(MEASURED).stream()
          .map(method -> requests.createBreakpointRequest(method.location()))
          .forEach(EventRequest::enable);
    } else if (event instanceof BreakpointEvent reached) {
      traceThread(requests, reached);
    } else if (event instanceof MethodEntryEvent entered) {
      add(entered.location().declaringType().name());
    } else if (event instanceof MethodExitEvent left && left.method().name().equals(MEASURED)) {
      requests.methodEntryRequests().forEach(EventRequest::disable);
      requests.methodExitRequests().forEach(EventRequest::disable);
    }
  }

  private static void traceThread(EventRequestManager requests, BreakpointEvent reached) {
    MethodEntryRequest entries = requests.createMethodEntryRequest();
    entries.addThreadFilter(reached.thread());
    entries.addClassFilter(LIBRARY);
    entries.setSuspendPolicy(EventRequest.SUSPEND_EVENT_THREAD);
    entries.enable();
    MethodExitRequest exits = requests.createMethodExitRequest();
    exits.addThreadFilter(reached.thread());
    exits.addClassFilter(MAIN);
    exits.enable();
  }

  private void add(String entered) {
    String type = entered.replaceFirst("\\$\\$Lambda.*", "");
    if (!type.equals(MAIN) && !type.startsWith(scenario)) {
      types.add(type);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      connector.stopListening(arguments);
    } catch (IllegalConnectorArgumentsException e) {
      throw new IOException(e);
    }
  }
}
