package dev.confab.commands;

import dev.confab.basics.AppId;
import dev.confab.basics.CommandId;
import dev.confab.basics.Json;
import dev.confab.basics.MessageId;
import dev.confab.basics.UserId;
import dev.confab.sql.Among;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// The rows of commands and of their uses from outside.
final class CommandsSql {
  /// Commands of one text that are heard.
  static final int OF_TEXT_MAX = 100;

  /// Commands of one bot.
  static final int OF_BOT_MAX = 1_000;

  private static final TypeReference<List<Title>> TITLES = new TypeReference<>() {};

  private static final String COMMAND =
      """
      SELECT id, bot_id, app_id, text, common, hidden, extranet, titles FROM commands
      WHERE portal_id = :portal\
      """;

  private static final String INSERT =
      """
      INSERT INTO commands (portal_id, id, bot_id, app_id, text, lower_text, common, hidden,
        extranet, titles)
      VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
      """;

  private static final String CHANGE =
      """
      UPDATE commands SET text = ?, lower_text = ?, common = ?, hidden = ?, extranet = ?, titles = ?
      WHERE portal_id = :portal AND id = ?\
      """;

  private static final String USE =
      """
      INSERT INTO command_uses (portal_id, message_id, command_id, used_ms)
      VALUES (:portal, ?, ?, ?)
      ON CONFLICT (portal_id, message_id, command_id) DO UPDATE SET used_ms = excluded.used_ms\
      """;

  /// Bots whose commands are counted by one statement.
  private static final int COUNTED_MAX = 50;

  private static final String COUNTS =
      """
      SELECT bot_id, COUNT(*) FROM commands WHERE portal_id = :portal AND bot_id IN (\
      """
          + String.join(", ", Collections.nCopies(COUNTED_MAX, "?"))
          + ") GROUP BY portal_id, bot_id";

  private static final String OF_BOTS = COMMAND + " AND bot_id IN " + Among.PLACES;

  /// Uses forgotten with one new use.
  static final int FORGOTTEN_AT_ONCE = 100;

  private static final String FORGET =
      """
      DELETE FROM command_uses WHERE portal_id = :portal AND used_ms < ? AND used_ms <= (
        SELECT MAX(used_ms) FROM (
          SELECT used_ms FROM command_uses WHERE portal_id = :portal
          ORDER BY portal_id, used_ms LIMIT ?) oldest)\
      """;

  private CommandsSql() {}

  static @Nullable Command byId(Reads reads, CommandId id) {
    return reads.first(COMMAND + " AND id = ?", CommandsSql::command, id);
  }

  /// @param text in small letters
  static List<Command> commonByText(Reads reads, String text) {
    return reads.list(
        COMMAND
            + """
             AND common = 1 AND lower_text = ?
            ORDER BY portal_id, common, lower_text, bot_id LIMIT ?\
            """,
        CommandsSql::command,
        text,
        OF_TEXT_MAX);
  }

  /// @param text in small letters
  static @Nullable Command byName(Reads reads, UserId bot, String text) {
    return reads.first(
        COMMAND + " AND lower_text = ? AND bot_id = ?", CommandsSql::command, text, bot);
  }

  static @Nullable Command ofApp(Reads reads, AppId app, String text) {
    return reads.first(
        COMMAND
            + " AND app_id = ? AND lower_text = ? ORDER BY portal_id, app_id, lower_text, id LIMIT"
            + " 1",
        CommandsSql::command,
        app,
        lower(text));
  }

  static List<Command> ofBot(Reads reads, UserId bot) {
    return reads.list(
        COMMAND + " AND bot_id = ? ORDER BY portal_id, bot_id, id LIMIT ?",
        CommandsSql::command,
        bot,
        OF_BOT_MAX);
  }

  static List<Command> ofBots(Reads reads, Collection<UserId> bots) {
    return Among.parts(bots).stream()
        .flatMap(part -> reads.list(OF_BOTS, CommandsSql::command, part).stream())
        .toList();
  }

  static List<Command> common(Reads reads) {
    return reads.list(
        COMMAND + " AND common = 1 ORDER BY portal_id, common, lower_text, bot_id LIMIT ?",
        CommandsSql::command,
        OF_BOT_MAX);
  }

  static void insert(Tx tx, Command command) {
    tx.run(
        INSERT,
        command.id(),
        command.bot(),
        command.app(),
        command.text(),
        lower(command.text()),
        command.common(),
        command.hidden(),
        command.extranet(),
        Json.write(command.titles()));
  }

  static void change(Tx tx, Command command) {
    tx.run(
        CHANGE,
        command.text(),
        lower(command.text()),
        command.common(),
        command.hidden(),
        command.extranet(),
        Json.write(command.titles()),
        command.id());
  }

  /// Makes a bot's commands another application's.
  static void move(Tx tx, UserId bot, AppId app) {
    tx.run("UPDATE commands SET app_id = ? WHERE portal_id = :portal AND bot_id = ?", app, bot);
  }

  static boolean delete(Tx tx, CommandId id) {
    return tx.run("DELETE FROM commands WHERE portal_id = :portal AND id = ?", id) == 1;
  }

  /// Notes a use and forgets the oldest of those of before `forgotten`.
  static void use(Tx tx, MessageId message, CommandId command, Instant now, Instant forgotten) {
    tx.run(FORGET, forgotten, FORGOTTEN_AT_ONCE);
    tx.run(USE, message, command, now);
  }

  static boolean isUsed(Reads reads, MessageId message, CommandId command, Instant since) {
    return reads.first(
            """
            SELECT 1 FROM command_uses
            WHERE portal_id = :portal AND message_id = ? AND command_id = ? AND used_ms >= ?\
            """,
            row -> true,
            message,
            command,
            since)
        != null;
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static Command command(Row row) {
    return new Command(
        new CommandId(row.number(1)),
        new UserId(row.number(2)),
        new AppId(row.number(3)),
        row.text(4),
        row.flag(5),
        row.flag(6),
        row.flag(7),
        Json.mapper().readValue(row.text(8), TITLES));
  }

  static Map<UserId, Long> counts(Reads reads, List<UserId> bots) {
    var counts = new HashMap<UserId, Long>();
    for (int from = 0; from < bots.size(); from += COUNTED_MAX) {
      @Nullable Object[] values = new @Nullable Object[COUNTED_MAX];
      for (int i = 0; i < COUNTED_MAX; i++) {
        values[i] = from + i < bots.size() ? bots.get(from + i) : new UserId(0);
      }
      reads.list(COUNTS, row -> counts.put(new UserId(row.number(1)), row.number(2)), values);
    }
    return counts;
  }
}
