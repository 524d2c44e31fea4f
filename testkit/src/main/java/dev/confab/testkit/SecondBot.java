package dev.confab.testkit;

import dev.confab.basics.PhpForm;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A bot of the second generation, registered through a webhook under a token of its own. Every
/// call of it carries its id and its token.
public final class SecondBot implements Somebody, Client {
  private final long id;
  private final String token;
  private final Client owner;

  private SecondBot(long id, String token, Client owner) {
    this.id = id;
    this.token = token;
    this.owner = owner;
  }

  /// Registers a bot under this name; `more` adds to or replaces the `fields` of
  /// `imbot.v2.Bot.register`.
  static SecondBot register(Client owner, String name, String token, Map<String, ?> more) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("code", token);
    fields.put("botToken", token);
    fields.put("properties", Map.of("name", name));
    fields.putAll(more);
    var bot = owner.call("imbot.v2.Bot.register", Map.of("fields", fields)).result().get("bot");
    return new SecondBot(bot.get("id").asLong(), token, owner);
  }

  @Override
  public long id() {
    return id;
  }

  /// Its token.
  public String token() {
    return token;
  }

  @Override
  public Reply call(String method, Map<String, ?> params) {
    var all = new LinkedHashMap<String, Object>();
    all.put("botId", id);
    all.put("botToken", token);
    all.putAll(params);
    return owner.call(method, all);
  }

  @Override
  public Reply callForm(String method, String form) {
    var key = "botId=" + id + "&botToken=" + PhpForm.encode(token);
    return owner.callForm(method, form.isEmpty() ? key : key + "&" + form);
  }

  /// Changes it: the `fields` of `imbot.v2.Bot.update`; returns what it is now.
  public JsonNode becomes(Map<String, ?> fields) {
    return call("imbot.v2.Bot.update", Map.of("fields", fields)).result().get("bot");
  }
}
