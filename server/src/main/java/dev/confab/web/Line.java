package dev.confab.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Invocable;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/// A connection. Where its last request polled, the next is expected to poll too, and is begun by
/// the thread that waits for sockets: most polls need nobody else, and to wake another thread costs
/// more than to answer one. That thread begins one request whenever something has come, and leaves
/// those that came with it to others, or whoever sends without pause would keep it from everybody.
///
/// Where polls come seconds apart, the connection stands on the [Porch] between them.
final class Line extends SocketChannelEndPoint {
  /// Longest request that is compared with the one before.
  static final int REPEATED_MAX = 1024;

  private final Porch porch;
  private final AtomicBoolean stands = new AtomicBoolean();
  private volatile boolean polls;
  private boolean drained;
  private boolean begun;

  /// When it was last asked for something that polls.
  private long asked = System.nanoTime();

  /// Reads and requests since the connection was last between two requests, and the bytes read.
  private int reads;

  private int requests;
  private @Nullable ByteBuffer heard;
  private @Nullable Repeat repeat;

  /// What was read on the porch for others to go on with, and what was begun with it.
  private @Nullable ByteBuffer ahead;

  private @Nullable Repeat left;

  Line(
      SocketChannel channel,
      ManagedSelector selector,
      SelectionKey key,
      Scheduler scheduler,
      Porch porch) {
    super(channel, selector, key, scheduler);
    this.porch = porch;
  }

  /// Says what the next request is expected to be like.
  void expect(boolean poll) {
    if (polls != poll) {
      polls = poll;
    }
  }

  /// Whether the request that begins is the first since something has come.
  boolean isFirst() {
    boolean first = !begun;
    begun = true;
    requests++;
    return first;
  }

  /// A poll is answered; whether the one before it was long ago.
  boolean isSlow() {
    long now = System.nanoTime();
    boolean slow = porch.isSlow(now - asked);
    asked = now;
    return slow;
  }

  /// Says what to do if the request under way comes again.
  void remember(Repeat known) {
    repeat = known;
  }

  /// What the porch began of the request under way, once.
  @Nullable Repeat begun() {
    var known = left;
    left = null;
    return known;
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
    if (ahead != null) {
      return hear(buffer, fill(buffer, ahead));
    }
    if (drained && polls) {
      return 0;
    }
    int room = BufferUtil.space(buffer);
    int filled = super.fill(buffer);
    drained = filled >= 0 && filled < room;
    return hear(buffer, filled);
  }

  private int fill(ByteBuffer buffer, ByteBuffer read) {
    int position = BufferUtil.flipToFill(buffer);
    int filled = BufferUtil.put(read, buffer);
    BufferUtil.flipToFlush(buffer, position);
    ahead = read.hasRemaining() ? read : null;
    return filled;
  }

  private int hear(ByteBuffer buffer, int filled) {
    if (filled > 0) {
      reads++;
      boolean whole = polls && filled <= REPEATED_MAX && filled == buffer.remaining();
      heard = whole ? BufferUtil.copy(buffer) : null;
    }
    return filled;
  }

  /// Goes to the porch when all that came since the last request was one that may be remembered:
  /// then its bytes are the whole request and nothing else.
  @Override
  protected void needsFillInterest() {
    if (isBetween()) {
      boolean known = reads == 1 && requests == 1 && heard != null && repeat != null;
      reads = 0;
      requests = 0;
      if (known && porch.take(this)) {
        return;
      }
      heard = null;
      repeat = null;
    }
    super.needsFillInterest();
  }

  private boolean isBetween() {
    return getConnection() instanceof HttpConnection http
        && http.getParser().isStart()
        && http.isRequestBufferEmpty();
  }

  /// Is counted as one that stands on the porch.
  void counted() {
    stands.set(true);
  }

  /// Lets the porch's selector tell what comes.
  void stand(Selector selector) throws IOException {
    var key = getChannel().keyFor(selector);
    if (key == null) {
      getChannel().register(selector, SelectionKey.OP_READ, this);
    } else {
      key.interestOps(SelectionKey.OP_READ);
    }
  }

  /// Reads on the porch.
  int read(ByteBuffer buffer) throws IOException {
    return super.fill(buffer);
  }

  /// What to do about these bytes, if they are the request that came before.
  @Nullable Repeat repeated(ByteBuffer came) {
    return came.equals(heard) ? repeat : null;
  }

  /// Leaves the porch with what was read there; others do what it asks for.
  ///
  /// @param known what was begun with it; null: nothing
  void goOn(ByteBuffer came, @Nullable Repeat known, Executor others) {
    if (stands.compareAndSet(true, false)) {
      porch.left();
      ahead = came.hasRemaining() ? BufferUtil.copy(came) : null;
      left = known;
      forget();
      others.execute(() -> getFillInterest().fillable());
    }
  }

  /// Leaves the porch; the door waits for what comes next.
  void goBack() {
    if (stands.compareAndSet(true, false)) {
      porch.left();
      forget();
      super.needsFillInterest();
    }
  }

  private void forget() {
    heard = null;
    repeat = null;
    drained = false;
    begun = false;
  }

  /// Stands on the porch no longer, and nowhere else.
  void gone() {
    if (stands.compareAndSet(true, false)) {
      porch.left();
    }
  }

  @Override
  public void onClose(@Nullable Throwable failure) {
    gone();
    super.onClose(failure);
  }
}
