package dev.confab.botapps;

import dev.confab.basics.FileId;
import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Row;
import dev.confab.sql.Tx;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/// The table `bot_apps`.
final class BotAppsSql {
  /// Applications of a portal that are listed.
  static final int LISTED_MAX = 1_000;

  private static final String APP =
      """
      SELECT id, bot_id, code, js_method, js_param, iframe, iframe_width, iframe_height, hash,
        icon_id, context, hidden, extranet, livechat, popup, lang
      FROM bot_apps WHERE portal_id = :portal""";

  private static final TypeReference<List<BotAppText>> TEXTS = new TypeReference<>() {};

  private BotAppsSql() {}

  private static BotApp app(Row row) {
    var icon = row.number(10);
    return new BotApp(
        row.number(1),
        new UserId(row.number(2)),
        row.text(3),
        row.text(4),
        row.text(5),
        row.text(6),
        row.number(7),
        row.number(8),
        row.text(9),
        icon == 0 ? null : new FileId(icon),
        row.text(11),
        row.flag(12),
        row.flag(13),
        row.flag(14),
        row.flag(15),
        Json.mapper().readValue(row.text(16), TEXTS));
  }

  static @Nullable BotApp find(Reads reads, long id) {
    return reads.first(APP + " AND id = ?", BotAppsSql::app, id);
  }

  static List<BotApp> ofBot(Reads reads, UserId bot) {
    return reads.list(APP + " AND bot_id = ? ORDER BY portal_id, bot_id, id", BotAppsSql::app, bot);
  }

  static List<BotApp> all(Reads reads) {
    return reads.list(APP + " ORDER BY portal_id, id LIMIT ?", BotAppsSql::app, LISTED_MAX);
  }

  static List<String> pages(Reads reads) {
    return reads.list(
        "SELECT iframe FROM bot_apps WHERE portal_id = :portal ORDER BY portal_id, id LIMIT ?",
        row -> row.text(1),
        LISTED_MAX);
  }

  static void insert(Tx tx, BotApp app) {
    var values = new ArrayList<@Nullable Object>(List.of(app.id(), app.bot()));
    values.addAll(changeable(app));
    tx.run(
        """
        INSERT INTO bot_apps (portal_id, id, bot_id, code, js_method, js_param, iframe,
          iframe_width, iframe_height, hash, icon_id, context, hidden, extranet, livechat, popup,
          lang)
        VALUES (:portal, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
        values.toArray());
  }

  static void update(Tx tx, BotApp app) {
    var values = new ArrayList<@Nullable Object>(changeable(app));
    values.add(app.id());
    tx.run(
        """
        UPDATE bot_apps SET code = ?, js_method = ?, js_param = ?, iframe = ?, iframe_width = ?,
          iframe_height = ?, hash = ?, icon_id = ?, context = ?, hidden = ?, extranet = ?,
          livechat = ?, popup = ?, lang = ?
        WHERE portal_id = :portal AND id = ?""",
        values.toArray());
  }

  private static List<Object> changeable(BotApp app) {
    var icon = app.icon();
    return List.of(
        app.code(),
        app.jsMethod(),
        app.jsParam(),
        app.iframe(),
        app.iframeWidth(),
        app.iframeHeight(),
        app.hash(),
        icon == null ? 0L : icon,
        app.context(),
        app.hidden(),
        app.extranet(),
        app.livechat(),
        app.popup(),
        Json.write(app.lang()));
  }

  static boolean delete(Tx tx, long id) {
    return tx.run("DELETE FROM bot_apps WHERE portal_id = :portal AND id = ?", id) == 1;
  }
}
