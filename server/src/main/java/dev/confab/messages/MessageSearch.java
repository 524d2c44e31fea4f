package dev.confab.messages;

import dev.confab.basics.Cut;
import dev.confab.basics.MessageId;
import dev.confab.chats.Chat;
import dev.confab.chats.Member;
import dev.confab.chats.Span;
import dev.confab.messages.markup.Markup;
import dev.confab.sql.Reads;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Looks for messages of a chat by their words and their time. Reads the chat in the order asked
/// for and stops after [#LOOKED_AT_MAX] messages, so that one look costs the same in a chat of any
/// length; a period is found by halving, as ids grow with time.
public final class MessageSearch {
  /// Messages looked at by one search.
  public static final int LOOKED_AT_MAX = 20_000;

  /// Messages returned by one search.
  public static final int FOUND_MAX = 200;

  /// Shorter words are not looked for.
  public static final int WORDS_MIN = 3;

  /// What the member may see of what is looked for.
  public List<Message> find(Reads reads, Chat chat, Member member, Search asked) {
    long from = Math.max(member.seesFrom(), asked.from() == null ? 0 : since(reads, asked.from()));
    long until = asked.until() == null ? Long.MAX_VALUE : since(reads, asked.until());
    if (asked.last() != null && asked.oldestFirst()) {
      from = Math.max(from, asked.last().value() + 1);
    } else if (asked.last() != null) {
      until = Math.min(until, asked.last().value());
    }
    var words = asked.words() == null ? "" : small(asked.words());
    if (Cut.length(words) < WORDS_MIN) {
      return MessagesSql.between(reads, chat.id(), from, until, asked.oldestFirst(), asked.limit());
    }
    var span = new Span(chat.id(), from, until - 1);
    var strand = new Strand(reads, span, words, Sieve.of(words), asked.oldestFirst());
    var found = strand.window(LOOKED_AT_MAX, asked.limit());
    return found.size() <= asked.limit() ? found : found.subList(0, asked.limit());
  }

  private static String small(String words) {
    return words.strip().toLowerCase(Locale.ROOT);
  }

  /// What was found in one look, newest first.
  ///
  /// @param next before which the next look begins; null: there is nothing older
  public record Look(List<Message> found, @Nullable MessageId next) {}

  /// Looks through several chats at once, from the newest message before `before` on.
  public Look across(
      Reads reads, List<Span> spans, String words, @Nullable MessageId before, int limit) {
    long until = before == null ? Long.MAX_VALUE : before.value();
    return new Interleaved(reads, spans, small(words), until).look(limit);
  }

  /// Whether a reader of the message reads these words in it.
  static boolean has(Message message, String words) {
    var text = message.text();
    var plain = text.indexOf('[') < 0 ? text : Markup.of(text).plain();
    return plain.toLowerCase(Locale.ROOT).contains(words) && !message.isDeleted();
  }

  /// The id of the portal's first message that is not older than this.
  private static long since(Reads reads, Instant moment) {
    var newest = MessagesSql.newest(reads);
    long low = 0;
    long high = newest == null ? 0 : newest.value() + 1;
    while (low < high) {
      long middle = (low + high) >>> 1;
      var posted = MessagesSql.postedFrom(reads, new MessageId(middle));
      if (posted == null || !posted.isBefore(moment)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
