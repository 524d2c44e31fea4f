package dev.confab.messages;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Cut;
import dev.confab.basics.MessageId;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.chats.Chat;
import dev.confab.chats.ChatDraft;
import dev.confab.chats.ChatType;
import dev.confab.chats.Places;
import dev.confab.chats.Span;
import dev.confab.house.PortalContract;
import dev.confab.sql.AskedReads;
import dev.confab.sql.Counter;
import dev.confab.sql.Database;
import dev.confab.sql.Databases;
import dev.confab.sql.Reads;
import dev.confab.sql.RowMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MessageSearchTest {
  @Nested
  class OnSqlite extends Contract {
    OnSqlite() {
      super(Databases.sqlite());
    }
  }

  @Nested
  class OnPostgres extends Contract {
    OnPostgres() {
      super(Databases.postgres());
    }
  }

  abstract static class Contract extends PortalContract {
    /// Letters that databases and Java do not make small alike, and what a pattern or a formatted
    /// text is made of.
    private static final List<String> LETTERS =
        List.of(
            "a",
            "A",
            "b",
            "k",
            "K",
            "\u212A",
            "i",
            "I",
            "\u0130",
            "\u0131",
            "i\u0307",
            "s",
            "S",
            "ß",
            "\u1E9E",
            "\u017F",
            "ä",
            "Ä",
            "å",
            "Å",
            "\u212B",
            "п",
            "П",
            "р",
            "Р",
            "и",
            "И",
            "в",
            "В",
            "ё",
            "Ё",
            "σ",
            "ς",
            "Σ",
            "ω",
            "Ω",
            "\u2126",
            "ǆ",
            "ǅ",
            "Ǆ",
            "א",
            "漢",
            "გ",
            "\u1C92",
            "Ꭰ",
            "\uAB70",
            "\uD83E\uDD16",
            "\uD801\uDC00",
            "\uD801\uDC28",
            "%",
            "_",
            "!",
            "\\",
            "'",
            "*",
            "?",
            ".",
            "7",
            "-",
            "]",
            "[",
            "[b]",
            "[/b]",
            "[USER=1]x[/USER]",
            " ");

    private final MessageSearch search = new MessageSearch();

    Contract(Database database) {
      super(database);
    }

    private Chat group(UserId owner) {
      var draft =
          new ChatDraft(ChatType.GROUP, "T", "", null, null, owner, null, "", "", List.of());
      return write(tx -> rooms.chats().create(tx, draft));
    }

    private MessageId post(UserId author, Chat chat, String text) {
      return write(tx -> rooms.messages().post(tx, Draft.text(author, chat, text)));
    }

    private void posts(UserId author, Chat chat, int many, String text) {
      repeat(post(author, chat, text), many - 1);
    }

    /// The same message as often again, right behind it: posting thousands of them takes a minute.
    private void repeat(MessageId id, int times) {
      write(
          tx -> {
            tx.reserve(Counter.MESSAGE, id.value() + times);
            return tx.run(
                """
                INSERT INTO messages (portal_id, id, chat_id, author_id, text, system, template_id,
                  params, created_ms)
                WITH RECURSIVE copies(i) AS
                  (SELECT 1 UNION ALL SELECT i + 1 FROM copies WHERE i < ?)
                SELECT portal_id, id + i, chat_id, author_id, text, system, template_id, params,
                  created_ms
                FROM messages, copies WHERE portal_id = :portal AND id = ?\
                """,
                times,
                id);
          });
    }

    private static Span span(Chat chat) {
      return new Span(chat.id(), 0, Long.MAX_VALUE - 1);
    }

    private List<Message> find(Chat chat, Search asked) {
      var reads = store.reads(portal);
      return search.find(
          reads, chat, requireNonNull(rooms.chats().member(reads, chat, anna)), asked);
    }

    private static Search asked(String words, boolean oldestFirst, int limit) {
      return new Search(words, null, null, oldestFirst, null, limit);
    }

    private MessageSearch.Look across(
        List<Span> spans, String words, @Nullable MessageId before, int limit) {
      return search.across(store.reads(portal), spans, words, before, limit);
    }

    /// All that several looks find.
    private List<Message> walk(List<Span> spans, String words, int limit) {
      var found = new ArrayList<Message>();
      MessageId before = null;
      do {
        var look = across(spans, words, before, limit);
        assertThat(look.found()).hasSizeLessThanOrEqualTo(limit);
        found.addAll(look.found());
        assertThat(look.next()).isNotEqualTo(before == null ? new MessageId(0) : before);
        before = look.next();
      } while (before != null);
      return found;
    }

    @Test
    void a_search_looks_over_many_pages_and_stops_at_its_bound() {
      var chat = group(anna);
      posts(anna, chat, 20, "needle");
      posts(anna, chat, MessageSearch.LOOKED_AT_MAX - 10, "hay");
      assertThat(find(chat, asked("NEEDLE", false, 50))).hasSize(10);
      assertThat(find(chat, asked("needle", true, 5))).hasSize(5);
      assertThat(find(chat, asked("needle", true, 50))).hasSize(20);
    }

    /// The database cannot tell that formatted texts do not have the words, so they fill many
    /// pages.
    @Test
    void the_bound_is_the_same_where_every_text_is_formatted() {
      var chat = group(anna);
      posts(anna, chat, 2, "needle");
      posts(anna, chat, MessageSearch.LOOKED_AT_MAX - 1, "[b]hay[/b]");
      assertThat(find(chat, asked("needle", false, 50))).hasSize(1);
      assertThat(find(chat, asked("needle", true, 50))).hasSize(2);
    }

    /// Each row may stand on a page of its own, which a database that is larger than its memory has
    /// to fetch.
    @Test
    void what_is_often_said_is_found_without_reading_on() {
      var chat = group(anna);
      posts(anna, chat, 900, "needle");
      var asked = new AskedReads(store.reads(portal), new ArrayList<>());
      var counting = new CountingReads(asked, new AtomicInteger());
      var member = requireNonNull(rooms.chats().member(store.reads(portal), chat, anna));
      for (var oldestFirst : List.of(true, false)) {
        assertThat(search.find(counting, chat, member, asked("needle", oldestFirst, 20)))
            .hasSize(20);
      }
      assertThat(asked.statements()).hasSize(2);
      assertThat(counting.rows()).hasValue(40);
    }

    /// Counts the rows that are handed over.
    private record CountingReads(Reads reads, AtomicInteger rows) implements Reads {
      @Override
      public PortalId portal() {
        return reads.portal();
      }

      @Override
      public <T> List<T> list(String sql, RowMapper<T> mapper, @Nullable Object... values) {
        var all = reads.list(sql, mapper, values);
        rows.addAndGet(all.size());
        return all;
      }
    }

    @Test
    void a_search_over_a_few_chats_reads_nothing_of_others_and_stops_at_its_bound() {
      var one = group(anna);
      var two = group(anna);
      post(anna, one, "before his time");
      var seen = post(anna, one, "needle 1");
      post(anna, two, "needle 2");
      var last = post(anna, one, "needle 3");
      var foreign = group(boris);
      posts(boris, foreign, MessageSearch.LOOKED_AT_MAX, "hay");
      var places = List.of(new Span(one.id(), seen.value(), Long.MAX_VALUE - 1), span(two));
      var look = across(places, "NEEDLE", null, 2);
      assertThat(look.found()).extracting(Message::text).containsExactly("needle 3", "needle 2");
      var rest = across(places, "needle", look.next(), 2);
      assertThat(rest.found()).extracting(Message::text).containsExactly("needle 1");
      assertThat(rest.next()).isNull();
      assertThat(across(places, "before", null, 2).found()).isEmpty();
      assertThat(across(List.of(), "needle", null, 2).next()).isNull();

      var large = List.of(span(one), span(foreign));
      var stopped = across(large, "needle", null, 1);
      assertThat(stopped.found()).isEmpty();
      var gone = across(large, "needle", stopped.next(), 1);
      assertThat(gone.found()).extracting(Message::id).containsExactly(last);
    }

    @Test
    void what_is_old_in_many_chats_is_found_in_one_look_whatever_others_wrote_since() {
      for (int i = 0; i < 60; i++) {
        post(anna, group(anna), i % 20 == 0 ? "needle " + i : "hay");
      }
      var foreign = group(boris);
      post(boris, foreign, "needle");
      posts(boris, foreign, MessageSearch.LOOKED_AT_MAX, "hay");
      var mine = new Places().spans(store.reads(portal), anna);
      var look = across(mine, "needle", null, 9);
      assertThat(look.found())
          .extracting(Message::text)
          .containsExactly("needle 40", "needle 20", "needle 0");
      assertThat(look.next()).isNull();
    }

    @Test
    void one_look_reads_so_many_chats_and_the_next_go_on() {
      for (int i = 0; i < 250; i++) {
        post(anna, group(anna), i % 100 == 0 ? "needle " + i : "hay");
      }
      var mine = new Places().spans(store.reads(portal), anna);
      assertThat(mine).hasSize(250);
      var first = across(mine, "needle", null, 9);
      assertThat(first.found()).extracting(Message::text).containsExactly("needle 200");
      assertThat(first.next()).isNotNull();
      assertThat(walk(mine, "needle", 9))
          .extracting(Message::text)
          .containsExactly("needle 200", "needle 100", "needle 0");
    }

    private static String text(Random random, int length) {
      var text = new StringBuilder();
      for (int i = 0; i < length; i++) {
        text.append(LETTERS.get(random.nextInt(LETTERS.size())));
      }
      return text.toString();
    }

    /// Words that are likely to be somewhere: a piece of a text, in letters large or small.
    private static String words(Random random, List<Message> all) {
      var text = all.get(random.nextInt(all.size())).text();
      int from = random.nextInt(text.length());
      var piece = text.substring(from, Math.min(text.length(), from + 3 + random.nextInt(3)));
      return switch (random.nextInt(4)) {
        case 0 -> piece.toUpperCase(Locale.ROOT);
        case 1 -> piece.toLowerCase(Locale.ROOT);
        case 2 -> text(random, 3);
        default -> piece;
      };
    }

    /// What was said in these chats, newest first, some of it deleted since.
    private List<Message> said(Random random, List<Chat> chats) {
      var texts = Stream.generate(() -> "a" + text(random, 2 + random.nextInt(9))).limit(1_500);
      var drafts =
          texts
              .map(text -> Draft.text(anna, chats.get(random.nextInt(chats.size())), text))
              .toList();
      var _ =
          write(
              tx -> {
                drafts.forEach(draft -> rooms.messages().post(tx, draft));
                return true;
              });
      var all = new ArrayList<Message>();
      for (var chat : chats) {
        var ofChat =
            MessagesSql.between(store.reads(portal), chat.id(), 0, Long.MAX_VALUE, false, 2_000);
        all.addAll(ofChat);
      }
      all.sort(Comparator.comparing((Message message) -> message.id().value()).reversed());
      all.subList(0, 50).forEach(message -> delete(message.id()));
      return all.stream()
          .map(one -> requireNonNull(MessagesSql.byId(store.reads(portal), one.id())))
          .toList();
    }

    private void delete(MessageId id) {
      var _ =
          write(
              tx -> {
                rooms.changes().delete(tx, anna, rooms.changes().deletable(tx, anna, id));
                return true;
              });
    }

    /// What the database leaves out is nothing that reading every message would find.
    @Test
    void a_search_finds_what_reading_all_finds() {
      long seed = System.nanoTime();
      var random = new Random(seed);
      var chats = Stream.generate(() -> group(anna)).limit(4).toList();
      var all = said(random, chats);
      var named = all.stream().filter(message -> !message.text().isEmpty()).toList();
      var spans = chats.stream().map(Contract::span).toList();
      for (int i = 0; i < 300; i++) {
        var words = words(random, named).strip();
        if (Cut.length(words) < MessageSearch.WORDS_MIN) {
          continue;
        }
        var wanted = words.toLowerCase(Locale.ROOT);
        var matching = all.stream().filter(one -> MessageSearch.has(one, wanted)).toList();
        var as = "'%s', seed %d".formatted(words, seed);
        assertThat(ids(walk(spans, words, 1 + random.nextInt(20)))).as(as).isEqualTo(ids(matching));
        var chat = chats.get(random.nextInt(chats.size()));
        var inChat = ids(matching.stream().filter(one -> one.chat().equals(chat.id())).toList());
        int limit = 1 + random.nextInt(10);
        assertThat(ids(find(chat, asked(words, false, limit))))
            .as(as)
            .isEqualTo(inChat.stream().limit(limit).toList());
        assertThat(ids(find(chat, asked(words, true, limit))))
            .as(as)
            .isEqualTo(inChat.reversed().stream().limit(limit).toList());
      }
    }

    private static List<MessageId> ids(List<Message> messages) {
      return messages.stream().map(Message::id).toList();
    }
  }
}
