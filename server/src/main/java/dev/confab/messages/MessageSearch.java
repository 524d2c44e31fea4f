package dev.confab.messages;

import dev.confab.basics.ChatId;
import dev.confab.basics.MessageId;
import dev.confab.chats.Chat;
import dev.confab.chats.Member;
import dev.confab.messages.markup.Markup;
import dev.confab.sql.Reads;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private static final int PAGE = 500;

  /// What the member may see of what is looked for.
  public List<Message> find(Reads reads, Chat chat, Member member, Search asked) {
    long from = Math.max(member.seesFrom(), asked.from() == null ? 0 : since(reads, asked.from()));
    long until = asked.until() == null ? Long.MAX_VALUE : since(reads, asked.until());
    if (asked.last() != null && asked.oldestFirst()) {
      from = Math.max(from, asked.last().value() + 1);
    } else if (asked.last() != null) {
      until = Math.min(until, asked.last().value());
    }
    var words = asked.words() == null ? "" : asked.words().strip().toLowerCase(Locale.ROOT);
    var wanted = words.length() < WORDS_MIN ? null : words;
    var found = new ArrayList<Message>();
    for (int looked = 0; looked < LOOKED_AT_MAX; looked += PAGE) {
      var page = MessagesSql.between(reads, chat.id(), from, until, asked.oldestFirst(), PAGE);
      page.stream().filter(message -> has(message, wanted)).forEach(found::add);
      if (page.size() < PAGE || found.size() >= asked.limit()) {
        break;
      }
      var last = page.getLast().id().value();
      from = asked.oldestFirst() ? last + 1 : from;
      until = asked.oldestFirst() ? until : last;
    }
    return found.size() <= asked.limit() ? found : found.subList(0, asked.limit());
  }

  /// What was found in one look, newest first.
  ///
  /// @param next before which the next look begins; null: there is nothing older
  public record Look(List<Message> found, @Nullable MessageId next) {}

  /// Looks through several chats at once, from the newest message before `before` on.
  ///
  /// @param seesFrom the chats looked through, each with the first message that may be seen in it
  public Look across(
      Reads reads,
      Map<ChatId, Long> seesFrom,
      String words,
      @Nullable MessageId before,
      int limit) {
    var wanted = words.strip().toLowerCase(Locale.ROOT);
    long until = before == null ? Long.MAX_VALUE : before.value();
    return seesFrom.size() <= Interleaved.CHATS_MAX
        ? acrossFew(new Interleaved(reads, seesFrom, until), wanted, limit)
        : acrossMany(reads, seesFrom, wanted, until, limit);
  }

  private static Look acrossFew(Interleaved messages, String wanted, int limit) {
    var found = new ArrayList<Message>();
    for (int looked = 1; ; looked++) {
      var message = messages.next();
      if (message == null) {
        return new Look(found, null);
      }
      if (has(message, wanted)) {
        found.add(message);
      }
      if (found.size() >= limit || looked >= LOOKED_AT_MAX) {
        return new Look(found, message.id());
      }
    }
  }

  /// Reads what the portal has, which is more than the chats have, as no index has them together.
  private static Look acrossMany(
      Reads reads, Map<ChatId, Long> seesFrom, String wanted, long before, int limit) {
    var until = before;
    var found = new ArrayList<Message>();
    for (int looked = 0; looked < LOOKED_AT_MAX; looked += PAGE) {
      var page = MessagesSql.older(reads, until, PAGE);
      for (var message : page) {
        until = message.id().value();
        if (until >= seesFrom.getOrDefault(message.chat(), Long.MAX_VALUE)
            && has(message, wanted)) {
          found.add(message);
        }
        if (found.size() >= limit) {
          return new Look(found, new MessageId(until));
        }
      }
      if (page.size() < PAGE) {
        return new Look(found, null);
      }
    }
    return new Look(found, new MessageId(until));
  }

  private static boolean has(Message message, @Nullable String words) {
    if (words == null) {
      return true;
    }
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
