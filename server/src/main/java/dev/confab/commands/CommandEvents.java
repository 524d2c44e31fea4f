package dev.confab.commands;

import dev.confab.basics.Json;
import dev.confab.bots.Bot;
import dev.confab.bots.BotEvent;
import dev.confab.bots.BotType;
import dev.confab.bots.Bots;
import dev.confab.chats.ChatFields;
import dev.confab.chats.Chats;
import dev.confab.chats.JoinEvents;
import dev.confab.chats.Scene;
import dev.confab.chats.Typing;
import dev.confab.messages.EventMessages;
import dev.confab.people.People;
import dev.confab.sql.Tx;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// Tells bots that their commands are used: ONIMCOMMANDADD and ONIMBOTV2COMMANDADD.
/// (chat-bots/outdated/commands/events/on-im-command-add.md)
final class CommandEvents {
  private final People people;
  private final Bots bots;
  private final Chats chats;
  private final JoinEvents.Language language;
  private final Typing typing;
  private final Scene scene;
  private final EventMessages messages;

  CommandEvents(
      People people, Bots bots, Chats chats, JoinEvents.Language language, Typing typing) {
    this.people = people;
    this.bots = bots;
    this.chats = chats;
    this.language = language;
    this.typing = typing;
    this.scene = new Scene(people, chats::portraits);
    this.messages = new EventMessages(chats);
  }

  void used(Tx tx, Bot bot, CommandUse use) {
    if (bot.isSecond()) {
      second(tx, bot, use);
      return;
    }
    var data = Json.mapper().createObjectNode();
    data.set("COMMAND", command(bot, use));
    var chat = use.chat();
    data.set("PARAMS", chat.isPrivate() ? inPrivate(tx, use) : inGroup(tx, use));
    var author = people.find(tx, use.by());
    if (author != null) {
      var user = JoinEvents.user(author);
      user.remove("WORK_POSITION");
      data.set("USER", user);
    }
    tell(tx, bot, use, data);
    if (bot.type() == BotType.HUMAN && chats.isMember(tx, chat, bot.id())) {
      var portal = tx.portal();
      tx.afterCommit(() -> typing.note(portal, chat.id(), bot.id()));
    }
  }

  private void second(Tx tx, Bot bot, CommandUse use) {
    var data = Json.mapper().createObjectNode();
    var command = data.putObject("command");
    command.put("id", use.command().id().value());
    command.put("command", "/" + use.command().text());
    command.put("params", use.params());
    command.put("context", use.context().name().toLowerCase(Locale.ROOT));
    var message = use.message();
    data.set(
        "message",
        use.context() == CommandUse.Context.TEXTAREA
            ? messages.fresh(tx, message)
            : messages.known(tx, use.chat(), message));
    scene.write(tx, data, use.chat(), bot.id(), use.by());
    tell(tx, bot, use, data);
  }

  private void tell(Tx tx, Bot bot, CommandUse use, ObjectNode data) {
    var dialog = "chat" + use.chat().id();
    bots.tell(tx, bot, BotEvent.COMMAND_ADD, dialog, use.by(), use.message().id(), data);
  }

  private static ObjectNode command(Bot bot, CommandUse use) {
    var commands = Json.mapper().createObjectNode();
    var command = commands.putObject(use.command().id().toString());
    command.put("BOT_ID", bot.id().value());
    command.put("BOT_CODE", bot.code());
    command.put("COMMAND", use.command().text());
    command.put("COMMAND_ID", use.command().id().value());
    command.put("COMMAND_PARAMS", use.params());
    command.put("COMMAND_CONTEXT", use.context().name());
    command.put("MESSAGE_ID", use.message().id().value());
    return commands;
  }

  private ObjectNode inPrivate(Tx tx, CommandUse use) {
    var params = begin(use, use.by().toString());
    params.put("TO_USER_ID", use.chat().counterpart(use.by()).value());
    flags(params);
    params.put("MESSAGE_ID", use.message().id().value());
    params.put("CHAT_TYPE", use.chat().type().letter());
    params.put("LANGUAGE", language.of(tx.portal()));
    return params;
  }

  private ObjectNode inGroup(Tx tx, CommandUse use) {
    var params = begin(use, "chat" + use.chat().id());
    params.put("CHAT_ID", use.chat().id().value());
    params.put("CHAT_PARENT_ID", 0);
    params.put("CHAT_PARENT_MID", 0);
    ChatFields.put(params, use.chat());
    params.put("RID", use.by().value());
    params.put("IS_MANAGER", chats.managers(tx, use.chat()).contains(use.by()) ? "Y" : "N");
    var inside = params.putObject("BOT_IN_CHAT");
    chats.bots(tx, use.chat()).forEach(bot -> inside.put(bot.id().toString(), bot.id().value()));
    flags(params);
    params.put("MESSAGE_ID", use.message().id().value());
    params.put("LANGUAGE", language.of(tx.portal()));
    return params;
  }

  private static ObjectNode begin(CommandUse use, String dialog) {
    var params = Json.mapper().createObjectNode();
    params.put("MESSAGE", use.asTyped());
    params.put("TEMPLATE_ID", use.message().uuid());
    params.put("MESSAGE_TYPE", use.chat().type().letter());
    params.put("FROM_USER_ID", use.by().value());
    params.put("DIALOG_ID", dialog);
    params.put("TO_CHAT_ID", use.chat().id().value());
    params.put("AUTHOR_ID", use.by().value());
    params.put("SYSTEM", "N");
    return params;
  }

  private static void flags(ObjectNode params) {
    params.put("SKIP_USER_CHECK", "Y");
    params.put("PUSH", "Y");
    params.put("PUSH_IMPORTANT", "N");
    params.put("RECENT_ADD", "Y");
    params.put("RECENT_SKIP_AUTHOR", "N");
    params.put("CONVERT", "N");
    params.put("SKIP_COMMAND", "N");
    params.put("SKIP_COUNTER_INCREMENTS", "N");
    params.put("SILENT_CONNECTOR", "N");
    params.put("SKIP_CONNECTOR", "N");
    params.put("IMPORTANT_CONNECTOR", "N");
    params.put("NO_SESSION_OL", "N");
    params.put("FAKE_RELATION", 0);
    params.put("SKIP_URL_INDEX", "N");
  }
}
