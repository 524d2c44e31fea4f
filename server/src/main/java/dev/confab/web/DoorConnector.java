package dev.confab.web;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/// Takes connections and waits for what they send. Who waits is one thread of the system: a virtual
/// one that waits for sockets takes twice its time to wake up.
final class DoorConnector extends ServerConnector {
  private final Porch porch;

  DoorConnector(Server server, HttpConnectionFactory http, Porch.Bounds bounds) {
    super(server, 1, 1, http);
    porch = new Porch(getExecutor(), server::getDateField, bounds);
  }

  /// Connections of bots that ask slowly and in vain.
  int polling() {
    return porch.lines();
  }

  /// Waits for all connections in one way again, before the door closes.
  void closePorch() {
    porch.close();
  }

  @Override
  protected SelectorManager newSelectorManager(
      Executor executor, Scheduler scheduler, int selectors) {
    return new Waiting(executor, scheduler, selectors);
  }

  @Override
  protected SocketChannelEndPoint newEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key) {
    var line = new Line(channel, selector, key, getScheduler(), porch);
    line.setIdleTimeout(getIdleTimeout());
    return line;
  }

  private final class Waiting extends ServerConnectorManager {
    Waiting(Executor executor, Scheduler scheduler, int selectors) {
      // not shown that its threads are virtual, or they would take turns in waiting
      super(task -> executor.execute(task), scheduler, selectors);
    }

    /// What is begun at the start waits until the end.
    @Override
    protected void execute(Runnable task) {
      if (isStarting()) {
        Thread.ofPlatform().name("confab-door").daemon(true).start(task);
      } else {
        super.execute(task);
      }
    }
  }
}
