package dev.confab.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/// A connection. Where its last request polled, the next is expected to poll too, and is begun by
/// the thread that waits for sockets: most polls need nobody else, and to wake another thread costs
/// more than to answer one.
final class Line extends SocketChannelEndPoint {
  private volatile boolean polls;
  private boolean drained;

  Line(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
    super(channel, selector, key, scheduler);
  }

  /// Says what the next request is expected to be like.
  void expect(boolean poll) {
    if (polls != poll) {
      polls = poll;
    }
  }

  @Override
  public @Nullable Runnable onSelected() {
    drained = false;
    var task = super.onSelected();
    return polls && task != null
        ? Invocable.from(Invocable.InvocationType.NON_BLOCKING, task)
        : task;
  }

  /// A read that left room in its buffer took all there was: it is not asked again before the
  /// selector says that there is more.
  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    if (drained) {
      return 0;
    }
    int room = BufferUtil.space(buffer);
    int filled = super.fill(buffer);
    drained = filled >= 0 && filled < room;
    return filled;
  }
}
