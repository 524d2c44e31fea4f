package dev.confab.messages;

import dev.confab.chats.Span;
import dev.confab.sql.Reads;
import java.util.ArrayList;
import java.util.List;

/// The messages of one chat that have certain words, read window by window: so many messages are
/// passed over in each, wherever in it the words are.
final class Strand {
  /// Rows read at once, where formatting leaves more than the database can tell apart.
  private static final int PAGE = 500;

  private final Reads reads;
  private final String words;
  private final Sieve sieve;
  private final boolean oldestFirst;
  private Span left;

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
    return left.first() > left.last();
  }

  /// No message that is not read yet has a greater number.
  long last() {
    return left.last();
  }

  /// Passes over `size` messages, or fewer where `enough` have the words.
  List<Message> window(int size, int enough) {
    var end = MessagesSql.nth(reads, left, oldestFirst, size);
    var window = end == null ? left : to(end);
    var found = new ArrayList<Message>();
    while (found.size() < enough) {
      var page = MessagesSql.between(reads, window, sieve, oldestFirst, PAGE);
      page.stream().filter(message -> MessageSearch.has(message, words)).forEach(found::add);
      var read = page.size() == PAGE ? page.getLast().id().value() : end(window);
      window = behind(window, read);
      left = behind(left, read);
      if (page.size() < PAGE) {
        break;
      }
    }
    return found;
  }

  private Span to(long end) {
    return oldestFirst
        ? new Span(left.chat(), left.first(), end)
        : new Span(left.chat(), end, left.last());
  }

  private long end(Span span) {
    return oldestFirst ? span.last() : span.first();
  }

  private Span behind(Span span, long read) {
    return oldestFirst
        ? new Span(span.chat(), read + 1, span.last())
        : new Span(span.chat(), span.first(), read - 1);
  }
}
