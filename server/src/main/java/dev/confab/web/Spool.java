package dev.confab.web;

import dev.confab.rpc.SystemError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/// Where long texts of calls are kept until they are answered, and how much of that there is:
/// whoever sends them need not have said who he is.
public final class Spool {
  private static final long BYTES_MAX = 32L * DoorSettings.BODY_MAX;

  /// Bodies that may take longer than a minute at the same time. Together they fill half of the
  /// space at most, so that slow ones never take the place of all quick ones.
  static final int SLOW_MAX = 16;

  private final Path folder;
  private final BodyRoom room = new BodyRoom(BYTES_MAX);
  private final Semaphore slow = new Semaphore(SLOW_MAX);

  /// Space in a folder.
  public Spool(Path folder) {
    this.folder = folder;
  }

  /// Files for the long texts of a body.
  TextFiles files(Exchange exchange) {
    return new TextFiles(folder, bytes -> load(exchange, bytes));
  }

  /// Has a body taken to its end; what was taken is there until the exchange ends.
  void read(Exchange exchange, Texts texts) {
    var taking = new Taking(texts);
    exchange.arriving().closeLater(taking::close);
    exchange.arriving().read(taking, slow);
  }

  private static void load(Exchange exchange, long bytes) {
    try {
      exchange.arriving().takeMore(bytes);
    } catch (Body.Crowd e) {
      throw SystemError.QUERY_LIMIT_EXCEEDED.refuse();
    }
  }

  private final class Taking implements Body.Pieces {
    private final Texts texts;
    private long taken;

    Taking(Texts texts) {
      this.texts = texts;
    }

    @Override
    public int take(byte[] piece, int count) throws IOException {
      int kept = texts.take(piece, count);
      long more = texts.spooledBytes() - taken;
      if (!room.take(more)) {
        throw new Body.Crowd();
      }
      taken += more;
      return kept;
    }

    @Override
    public long spooledBytes() {
      return taken;
    }

    void close() {
      texts.close();
      room.give(taken);
    }
  }
}
