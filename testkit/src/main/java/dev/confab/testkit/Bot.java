package dev.confab.testkit;

import dev.confab.basics.PhpForm;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A bot of the first generation, registered through a webhook, with a handler that catches what it
/// hears.
public final class Bot implements Somebody, Client {
  private final long id;
  private final String code;
  private final String clientId;
  private final Client owner;
  private final Catcher handler;

  private Bot(long id, String code, String clientId, Client owner, Catcher handler) {
    this.id = id;
    this.code = code;
    this.clientId = clientId;
    this.owner = owner;
    this.handler = handler;
  }

  /// Registers a bot under this name; `more` adds to or replaces the parameters of
  /// `imbot.register`.
  static Bot register(
      Client owner, String name, String clientId, Catcher handler, Map<String, ?> more) {
    var params = new LinkedHashMap<String, Object>();
    params.put("CODE", clientId);
    params.put("CLIENT_ID", clientId);
    params.put("EVENT_HANDLER", handler.url());
    params.put("PROPERTIES", Map.of("NAME", name));
    params.putAll(more);
    var id = owner.call("imbot.register", params).result().asLong();
    return new Bot(id, String.valueOf(params.get("CODE")), clientId, owner, handler);
  }

  @Override
  public long id() {
    return id;
  }

  /// Its code.
  public String code() {
    return code;
  }

  /// The `CLIENT_ID` it is registered under; every call of the bot carries it.
  public String clientId() {
    return clientId;
  }

  /// Where its events arrive.
  public Catcher handler() {
    return handler;
  }

  @Override
  public Reply call(String method, Map<String, ?> params) {
    var all = new LinkedHashMap<String, Object>(Map.of("CLIENT_ID", clientId));
    all.putAll(params);
    return owner.call(method, all);
  }

  @Override
  public Reply callForm(String method, String form) {
    return owner.callForm(
        method, (form.isEmpty() ? "" : form + "&") + "CLIENT_ID=" + PhpForm.encode(clientId));
  }

  /// Writes a message; returns its id.
  public long says(Dialog dialog, String text) {
    var params = Map.of("BOT_ID", id, "DIALOG_ID", dialog.dialogId(), "MESSAGE", text);
    return call("imbot.message.add", params).result().asLong();
  }

  /// Registers a command, with a title in English; returns its id. `more` adds to or replaces the
  /// parameters of `imbot.command.register`.
  public long learns(String command, Map<String, ?> more) {
    var params = new LinkedHashMap<String, Object>();
    params.put("BOT_ID", id);
    params.put("COMMAND", command);
    params.put("EVENT_COMMAND_ADD", handler.url());
    params.put("LANG", List.of(Map.of("LANGUAGE_ID", "en", "TITLE", command)));
    params.putAll(more);
    return call("imbot.command.register", params).result().asLong();
  }

  /// Registers a command that is heard in the bot's chats; returns its id.
  public long learns(String command) {
    return learns(command, Map.of());
  }

  /// The next event posted to it.
  public Event hears() {
    return handler.next();
  }

  /// The next event of this name; those before it are passed over.
  public Event hears(String event) {
    return handler.next(event);
  }
}
