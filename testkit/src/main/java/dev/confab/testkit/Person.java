package dev.confab.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/// A person of the portal with an incoming webhook of all scopes.
public final class Person implements Somebody, Client {
  private final Hall hall;
  private final long id;
  private final String name;
  private final String login;
  private final String code;
  private final Line line;

  Person(Hall hall, long id, String name) {
    this.hall = hall;
    this.id = id;
    this.name = name;
    this.login = name.toLowerCase(Locale.ROOT) + id;
    this.code = login + "webhookcode";
    this.line = Line.webhook(hall, id, code);
  }

  @Override
  public long id() {
    return id;
  }

  /// Under which the person signs in.
  public String login() {
    return login;
  }

  /// The first name.
  public String name() {
    return name;
  }

  /// With which the person signs in. Chosen the first time it is asked for, because keeping a
  /// password safe is slow and most tests need none.
  public String password() {
    var password = login + "-secret";
    hall.declare(this, password);
    return password;
  }

  /// The secret part of the webhook's address.
  public String code() {
    return code;
  }

  @Override
  public Reply call(String method, Map<String, ?> params) {
    return line.call(method, params);
  }

  @Override
  public Reply callForm(String method, String form) {
    return line.callForm(method, form);
  }

  /// Writes a message; returns its id.
  public long says(Dialog dialog, String text) {
    var params = Map.of("DIALOG_ID", dialog.dialogId(), "MESSAGE", text);
    return call("im.message.add", params).result().asLong();
  }

  /// Presses a button under a message: one that holds a command of this bot.
  public Reply presses(long message, Bot bot, String command, String params) {
    return call(
        "im.message.command",
        Map.of(
            "MESSAGE_ID",
            message,
            "BOT_ID",
            bot.id(),
            "COMMAND",
            command,
            "COMMAND_PARAMS",
            params));
  }

  /// What was said in a dialog as this person sees it, oldest first; of the last fifty messages.
  public List<String> reads(Dialog dialog) {
    return texts(dialog, message -> !message.at("/params/CODE").isArray());
  }

  /// What the system told of a dialog by itself, who came and who went, oldest first; of the last
  /// fifty messages.
  public List<String> notices(Dialog dialog) {
    return texts(dialog, message -> message.at("/params/CODE").isArray());
  }

  private List<String> texts(Dialog dialog, Predicate<JsonNode> wanted) {
    var params = Map.of("DIALOG_ID", dialog.dialogId(), "LIMIT", 50);
    var messages = call("im.dialog.messages.get", params).result().get("messages");
    return messages
        .valueStream()
        .filter(wanted)
        .map(message -> message.get("text").asString())
        .toList()
        .reversed();
  }

  /// The newest message of a dialog, as the wire shows it.
  public JsonNode newest(Dialog dialog) {
    var params = Map.of("DIALOG_ID", dialog.dialogId(), "LIMIT", 1);
    return call("im.dialog.messages.get", params).result().get("messages").get(0);
  }

  /// Makes a group chat.
  public Chat opensChat(String title, Somebody... members) {
    var users = Arrays.stream(members).map(Somebody::id).toList();
    JsonNode id = call("im.chat.add", Map.of("TITLE", title, "USERS", users)).result();
    return new Chat(id.asLong());
  }

  /// Makes a chat that everybody of the company may look into.
  public Chat opensToAll(String title, Somebody... members) {
    var users = Arrays.stream(members).map(Somebody::id).toList();
    var params = Map.of("TYPE", "OPEN", "TITLE", title, "USERS", users);
    return new Chat(call("im.chat.add", params).result().asLong());
  }

  /// The person in a browser, signed in on the way to this application: calls with a session.
  public Client inBrowser(Application application) {
    return Line.session(hall, sessionCookie(application));
  }

  /// The same, as the cookie the browser would send.
  public String sessionCookie(Application application) {
    var page =
        hall.post(
            "/oauth/authorize/?client_id=" + application.clientId(),
            "application/x-www-form-urlencoded",
            "login=" + login + "&password=" + password());
    var cookie = page.header("Set-Cookie");
    if (cookie == null) {
      throw new AssertionError("not signed in: " + page);
    }
    return cookie.split(";", 2)[0];
  }
}
