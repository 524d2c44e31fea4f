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
/// more than to answer one. That thread begins one request whenever something has come, and leaves
/// those that came with it to others, or whoever sends without pause would keep it from everybody.
final class Line extends SocketChannelEndPoint {
  private volatile boolean polls;
  private boolean drained;
  private boolean begun;

  Line(SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
    super(channel, selector, key, scheduler);
  }

  /// Says what the next request is expected to be like.
  void expect(boolean poll) {
    if (polls != poll) {
      polls = poll;
    }
  }

  /// Whether this is the first request since something has come; asked by who waits for sockets.
  boolean isFirst() {
    boolean first = !begun;
    begun = true;
    return first;
  }

  @Override
  public @Nullable Runnable onSelected() {
    drained = false;
    begun = false;
    var task = super.onSelected();
    return polls && task != null
        ? Invocable.from(Invocable.InvocationType.NON_BLOCKING, task)
        : task;
  }

  /// A read that left room in its buffer took all there was: around a poll it is not asked again
  /// before the selector says that there is more. Around others it is: what came of a body that
  /// nobody reads has to be read past, or the connection ends.
  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    if (drained && polls) {
      return 0;
    }
    int room = BufferUtil.space(buffer);
    int filled = super.fill(buffer);
    drained = filled >= 0 && filled < room;
    return filled;
  }
}
