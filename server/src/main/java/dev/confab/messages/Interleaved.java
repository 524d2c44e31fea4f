package dev.confab.messages;

import dev.confab.basics.ChatId;
import dev.confab.sql.Reads;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The messages of a few chats as one row, newest first. Each chat is read by itself, in the order
/// of its index and a page at a time: no database reads a portal's messages to find those of a few
/// chats, or sorts all that these have.
final class Interleaved {
  /// Most chats that are read so: of more, most messages of a portal are among theirs.
  static final int CHATS_MAX = 50;

  /// Messages read at once of one chat alone, and of each of many.
  private static final int PAGE = 500;

  private static final int PAGE_MIN = 50;

  /// One chat, as far as it was read.
  private final class Strand {
    private final ChatId chat;
    private final long seesFrom;
    private final ArrayDeque<Message> ahead = new ArrayDeque<>();
    private long until;

    private Strand(ChatId chat, long seesFrom, long until) {
      this.chat = chat;
      this.seesFrom = seesFrom;
      this.until = until;
    }

    /// Whether there is one more at hand, or in the table.
    private boolean reads(Reads reads) {
      if (ahead.isEmpty()) {
        ahead.addAll(MessagesSql.between(reads, chat, seesFrom, until, false, page));
      }
      return !ahead.isEmpty();
    }

    private long head() {
      return ahead.element().id().value();
    }

    private Message take() {
      var message = ahead.remove();
      until = message.id().value();
      return message;
    }
  }

  private final Reads reads;
  private final int page;
  private final PriorityQueue<Strand> strands =
      new PriorityQueue<>(Comparator.comparingLong(Strand::head).reversed());

  /// The messages of these chats before `until`, each from the first that is seen in it on.
  Interleaved(Reads reads, Map<ChatId, Long> seesFrom, long until) {
    this.reads = reads;
    this.page = Math.max(PAGE / Math.max(1, seesFrom.size()), PAGE_MIN);
    seesFrom.forEach((chat, from) -> keep(new Strand(chat, from, until)));
  }

  private void keep(Strand strand) {
    if (strand.reads(reads)) {
      strands.add(strand);
    }
  }

  /// The next one; null when there is none.
  @Nullable Message next() {
    var strand = strands.poll();
    if (strand == null) {
      return null;
    }
    var message = strand.take();
    keep(strand);
    return message;
  }
}
