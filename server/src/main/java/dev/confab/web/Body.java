package dev.confab.web;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/// A request's body on its way in, and what of the memory of all bodies it holds.
final class Body {
  /// Most bytes of an unwanted body that are read.
  private static final long PAST_MAX = 8L * 1024 * 1024;

  /// Longest time for which a body is read past that was answered already.
  private static final long LINGER_SECONDS = 5;

  /// Longest body that is read ahead.
  private static final int AHEAD_MAX = 4096;

  /// Bytes that are set aside for a body before any of it has come.
  private static final int BEGUN = 1024;

  /// Bytes that are read at once of a body that does not say how long it is.
  private static final int UNSAID = 4096;

  private static final int NOT_BEGUN = -1;

  private final Request request;
  private final BodyRoom room;
  private final int bytesMax;
  private final Pace pace;
  private final List<Runnable> closings = new ArrayList<>(0);
  private byte[] ahead = {};
  private boolean whole;
  private boolean begun;
  private boolean givenUp;
  private int free = NOT_BEGUN;
  private long taken;
  private long alongside;

  /// @param bytesMax most bytes of it that the server takes
  /// @param nanos a clock
  Body(Request request, BodyRoom room, int bytesMax, LongSupplier nanos) {
    this.request = request;
    this.pace = new Pace(nanos);
    this.room = room;
    this.bytesMax = bytesMax;
  }

  /// Takes a body piece by piece.
  interface Pieces {
    /// Takes the next one; returns how much of the body is in memory.
    int take(byte[] piece, int count) throws IOException;

    /// How much of the body went to the disk so far.
    default long spooledBytes() {
      return 0;
    }
  }

  /// How long the body is or says it is; negative: it does not say.
  long length() {
    return whole ? ahead.length : request.getLength();
  }

  /// All of it.
  byte[] all() {
    return all(bytesMax);
  }

  /// The same, where much less is expected than the server allows.
  byte[] all(int expectedMax) {
    int max = (int) Math.min(expectedMax, room.bodyMax());
    if (whole && ahead.length <= max) {
      return ahead;
    }
    var body = new ByteArrayOutputStream(Math.clamp(request.getLength(), 16, BEGUN));
    read(
        max,
        max,
        null,
        (piece, count) -> {
          body.write(piece, 0, count);
          return body.size();
        });
    return body.toByteArray();
  }

  /// Reads a body of which not all may stay in memory.
  ///
  /// @param slow places for bodies that take longer than others may
  void read(Pieces pieces, Semaphore slow) {
    read(bytesMax, Math.min(bytesMax, room.bodyMax()), slow, pieces);
  }

  /// Whether the whole body is here and can be read without waiting for anybody.
  boolean isWhole() {
    if (request.getLength() > AHEAD_MAX) {
      return false;
    }
    var read = new ByteArrayOutputStream((int) Math.max(0, request.getLength()));
    while (!whole && read.size() <= AHEAD_MAX) {
      var chunk = request.read();
      if (chunk == null || Content.Chunk.isFailure(chunk)) {
        break; // whoever waits for the rest meets the failure again
      }
      read.writeBytes(BufferUtil.toArray(chunk.getByteBuffer()));
      whole = chunk.isLast();
      chunk.release();
    }
    ahead = read.toByteArray();
    return whole;
  }

  private InputStream in() {
    var here = new ByteArrayInputStream(ahead);
    return whole ? here : new SequenceInputStream(here, Request.asInputStream(request));
  }

  /// Notes that the rest is left where it is. Its stream stays open for that: it may be read past.
  private <E extends RuntimeException> E givenUp(E why) {
    givenUp = !whole;
    return why;
  }

  /// Whether somebody still sends what nobody wants any more, and is to be told so meanwhile.
  boolean isGivenUp() {
    return givenUp;
  }

  private void read(long max, long keptMax, @Nullable Semaphore slow, Pieces pieces) {
    if (request.getLength() > max) {
      throw givenUp(new TooLarge((int) max));
    }
    int length = length() < 0 ? UNSAID : Math.clamp(length() + 1, 256, 8192);
    begin(length);
    begun = true;
    long size = 0;
    try {
      var in = in();
      var buffer = new byte[length];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        size += read;
        int kept = take(pieces, buffer, read);
        if (size > max || kept > keptMax) {
          throw new TooLarge((int) Math.min(max, keptMax));
        }
        takeRoom(kept);
        pace.more(pieces.spooledBytes(), kept, slow);
      }
    } catch (IOException e) {
      throw new CutOff(e);
    } catch (RuntimeException e) {
      throw givenUp(e);
    }
  }

  private static int take(Pieces pieces, byte[] piece, int count) {
    try {
      return pieces.take(piece, count);
    } catch (IOException e) { // a disk's, and not the caller's network
      throw new UncheckedIOException(e);
    }
  }

  /// Takes room for what comes into memory beside the body.
  void takeMore(long bytes) {
    if (!room.take(bytes)) {
      throw new Crowd();
    }
    taken += bytes;
    alongside += bytes;
  }

  /// Closes something when the request is answered.
  void closeLater(Runnable closing) {
    closings.add(closing);
  }

  /// Reads past a body that nobody wants, as far as that is bearable: whoever is answered while
  /// still sending may never see the answer.
  void readPast() {
    try {
      readPast(Pace.SECONDS);
    } catch (IOException e) {
      throw new CutOff(e);
    }
  }

  /// Reads past what still comes of a body that was given up, after the answer: hanging up on
  /// whoever sends would take the answer away from him. Whoever waits for leave to send is sent
  /// nothing.
  void linger(EndPoint line) throws IOException {
    if (begun || request.getHeaders().get(HttpHeader.EXPECT) == null) {
      line.shutdownOutput();
      line.setIdleTimeout(LINGER_SECONDS * 1_000);
      readPast(pace.seconds() + LINGER_SECONDS);
    }
  }

  private void readPast(long until) throws IOException {
    long left = PAST_MAX;
    var buffer = new byte[8192];
    var in = in();
    while (left > 0 && pace.seconds() < until) {
      int read = in.read(buffer);
      left = read < 0 ? 0 : left - read;
    }
  }

  private void begin(int buffer) {
    if (free == NOT_BEGUN) {
      free = room.enter();
    }
    if (free == 0) {
      takeMore(buffer);
    }
  }

  private void takeRoom(int size) {
    var more = size - free - (taken - alongside);
    if (more > 0) {
      if (!room.take(more)) {
        throw new Crowd();
      }
      taken += more;
    }
  }

  /// Gives back what the body took; the request is answered.
  void leave() {
    room.give(taken);
    taken = 0;
    if (free != NOT_BEGUN) {
      room.exit();
      free = NOT_BEGUN;
    }
    pace.leave();
    closings.forEach(Runnable::run);
    closings.clear();
  }

  /// The body is larger than the server takes.
  static final class TooLarge extends RuntimeException {
    private final int bytesMax;

    TooLarge(int bytesMax) {
      super("request body too large", null, false, false);
      this.bytesMax = bytesMax;
    }

    int bytesMax() {
      return bytesMax;
    }
  }

  /// The caller went away before the body was complete.
  static final class CutOff extends RuntimeException {
    CutOff(IOException cause) {
      super("request body cut off: " + cause.getMessage(), cause, false, false);
    }
  }

  /// The body takes longer to arrive than the server waits.
  static final class TooSlow extends RuntimeException {
    private final long seconds;

    TooSlow(long seconds) {
      super("request body too slow", null, false, false);
      this.seconds = seconds;
    }

    /// How long it was waited for.
    long seconds() {
      return seconds;
    }
  }

  /// Too many large bodies arrive at once.
  static final class Crowd extends RuntimeException {
    Crowd() {
      super("too many large bodies", null, false, false);
    }
  }
}
