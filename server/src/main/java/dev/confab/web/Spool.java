package dev.confab.web;

import dev.confab.rpc.SystemError;
import java.io.IOException;
import java.nio.file.Path;

/// Where long texts of calls are kept until they are answered, and how much of that there is:
/// whoever sends them need not have said who he is.
public final class Spool {
  private static final long BYTES_MAX = 32L * DoorSettings.BODY_MAX;

  private final Path folder;
  private final BodyRoom room = new BodyRoom(BYTES_MAX);

  /// Space in a folder.
  public Spool(Path folder) {
    this.folder = folder;
  }

  /// Reads a body and returns it as it is without its long texts, which stand in what is returned
  /// beside it until the exchange ends.
  Cut cut(Exchange exchange, boolean isJson) {
    var texts =
        isJson
            ? LongTexts.ofJson(folder, bytes -> load(exchange, bytes))
            : LongTexts.ofForm(folder, bytes -> load(exchange, bytes));
    var taking = new Taking(texts);
    exchange.arriving().closeLater(taking::close);
    exchange.arriving().read(taking);
    try {
      return new Cut(texts.rest(), texts);
    } catch (IOException e) {
      throw new Body.CutOff(e);
    }
  }

  /// @param rest what is left of the body
  /// @param texts what was taken out
  record Cut(byte[] rest, LongTexts texts) {}

  private static void load(Exchange exchange, long bytes) {
    try {
      exchange.arriving().takeMore(bytes);
    } catch (Body.Crowd e) {
      throw SystemError.QUERY_LIMIT_EXCEEDED.refuse();
    }
  }

  private final class Taking implements Body.Pieces {
    private final LongTexts texts;
    private long taken;

    Taking(LongTexts texts) {
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

    void close() {
      texts.close();
      room.give(taken);
    }
  }
}
