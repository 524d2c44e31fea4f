package dev.confab.messages;

import dev.confab.chats.Span;
import dev.confab.sql.Reads;
import java.util.ArrayList;
import java.util.List;

/// The messages of one chat that have certain words, read window by window: so many messages are
/// passed over in each, wherever in it the words are.
///
/// Each message may stand on a page of its own of the database, so what was found settles how far
/// is read: to where the last of as many as are wanted stands. Where a window ends is looked for
/// only when somebody has to know.
final class Strand {
  /// Rows read at once, where formatting leaves more than the database can tell apart.
  private static final int PAGE_MAX = 500;

  private static final int PAGE_MIN = 10;

  /// How many times more are read after a page that had too few of the words.
  private static final int PAGE_GROWTH = 4;

  private final Reads reads;
  private final String words;
  private final Sieve sieve;
  private final boolean oldestFirst;
  private Span left;

  /// Messages at the beginning of `left` that were passed over; where they end nobody has asked
  /// yet.
  private int passed;

  /// @param words in small letters
  Strand(Reads reads, Span span, String words, Sieve sieve, boolean oldestFirst) {
    this.reads = reads;
    this.words = words;
    this.sieve = sieve;
    this.oldestFirst = oldestFirst;
    this.left = span;
  }

  /// Whether all of it was read.
  boolean isOver() {
    return isOver(left());
  }

  /// No message that is not read yet has a greater number.
  long last() {
    return left().last();
  }

  /// Passes over `size` messages, or fewer where `enough` have the words; answers with those that
  /// have, which may be more than enough.
  List<Message> window(int size, int enough) {
    var found = new ArrayList<Message>();
    var window = left();
    int page = Math.clamp(enough, PAGE_MIN, PAGE_MAX);
    var sifted = sifted(window, size, page, found);
    if (sifted.size() == page && found.size() < enough) {
      window = beginning(window, size);
    }
    while (sifted.size() == page && found.size() < enough) {
      window = behind(window, sifted.getLast());
      page = Math.min(page * PAGE_GROWTH, PAGE_MAX);
      sifted = sifted(window, size, page, found);
    }
    if (sifted.size() == page) {
      left = behind(left, sifted.getLast());
    } else {
      passed = size;
    }
    return found;
  }

  private List<Message> sifted(Span window, int size, int page, List<Message> found) {
    var sifted = MessagesSql.sifted(reads, window, sieve, oldestFirst, size, page);
    sifted.stream().filter(message -> MessageSearch.has(message, words)).forEach(found::add);
    return sifted;
  }

  private Span left() {
    if (passed > 0) {
      var end = MessagesSql.nth(reads, left, oldestFirst, passed);
      left =
          end == null ? behind(left, oldestFirst ? left.last() : left.first()) : behind(left, end);
      passed = 0;
    }
    return left;
  }

  private static boolean isOver(Span span) {
    return span.first() > span.last();
  }

  /// The first `size` messages of a span.
  private Span beginning(Span span, int size) {
    var end = MessagesSql.nth(reads, span, oldestFirst, size);
    if (end == null) {
      return span;
    }
    return oldestFirst
        ? new Span(span.chat(), span.first(), end)
        : new Span(span.chat(), end, span.last());
  }

  private Span behind(Span span, Message read) {
    return behind(span, read.id().value());
  }

  private Span behind(Span span, long read) {
    return oldestFirst
        ? new Span(span.chat(), read + 1, span.last())
        : new Span(span.chat(), span.first(), read - 1);
  }
}
