package dev.confab.messages;

import dev.confab.basics.MessageId;
import dev.confab.chats.Span;
import dev.confab.sql.Reads;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// The messages of several chats that have certain words, as one row, newest first. Each chat is
/// read by itself, along its index, and only when none of the others can have a newer message: no
/// database reads a portal's messages to find those of some chats, or sorts all that these have.
///
/// A look reads so many windows at most. Where it stops, every message that is newer was looked at,
/// in whatever chat, and the next look begins there.
final class Interleaved {
  /// Messages passed over at once in one chat: more, the fewer chats there are.
  private static final int WINDOW_MAX = 5_000;

  private static final int WINDOW_MIN = 200;

  /// A chat, with what was found in it and not taken yet.
  private record Ahead(Strand strand, ArrayDeque<Message> found) {
    /// No message that is left has a greater number.
    long last() {
      var head = found.peek();
      return head == null ? strand.last() : head.id().value();
    }
  }

  private final int window;
  private final PriorityQueue<Ahead> chats =
      new PriorityQueue<>(Comparator.comparingLong(Ahead::last).reversed());

  /// @param words in small letters
  Interleaved(Reads reads, List<Span> spans, String words, long until) {
    var sieve = Sieve.of(words);
    for (var span : before(reads, spans, until)) {
      keep(new Ahead(new Strand(reads, span, words, sieve, false), new ArrayDeque<>()));
    }
    window =
        Math.clamp(MessageSearch.LOOKED_AT_MAX / Math.max(1, chats.size()), WINDOW_MIN, WINDOW_MAX);
  }

  /// What lies before `until`. Of chats that go on behind it their last before it is asked for, as
  /// all of them could have the next message otherwise.
  private static List<Span> before(Reads reads, List<Span> spans, long until) {
    var beyond = spans.stream().filter(span -> span.last() >= until).map(Span::chat).toList();
    var heads = MessagesSql.heads(reads, beyond, until);
    var before = new ArrayList<Span>();
    for (var span : spans) {
      var last = span.last() < until ? Long.valueOf(span.last()) : heads.get(span.chat());
      if (last != null) {
        before.add(new Span(span.chat(), span.first(), last));
      }
    }
    return before;
  }

  private void keep(Ahead chat) {
    if (!chat.found().isEmpty() || !chat.strand().isOver()) {
      chats.add(chat);
    }
  }

  /// The next `limit` messages, or as far as one look goes.
  MessageSearch.Look look(int limit) {
    var found = new ArrayList<Message>();
    int left = MessageSearch.LOOKED_AT_MAX / window;
    for (var next = chats.peek(); next != null; next = chats.peek()) {
      var head = next.found().peek();
      if (head == null && left == 0) {
        return new MessageSearch.Look(found, new MessageId(next.last() + 1));
      }
      chats.remove();
      if (head == null) {
        left--;
        next.found().addAll(next.strand().window(window, limit));
      } else {
        found.add(next.found().remove());
      }
      keep(next);
      if (found.size() == limit) {
        return new MessageSearch.Look(found, found.getLast().id());
      }
    }
    return new MessageSearch.Look(found, null);
  }
}
