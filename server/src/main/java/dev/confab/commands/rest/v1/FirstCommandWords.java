package dev.confab.commands.rest.v1;

import dev.confab.basics.Json;
import dev.confab.bots.Bot;
import dev.confab.chats.Chats;
import dev.confab.chats.Language;
import dev.confab.chats.rest.v1.ChatFields;
import dev.confab.chats.rest.v1.UserBlock;
import dev.confab.commands.CommandUse;
import dev.confab.commands.CommandWords;
import dev.confab.people.People;
import dev.confab.sql.Tx;
import tools.jackson.databind.node.ObjectNode;

/// ONIMCOMMANDADD. (chat-bots/outdated/commands/events/on-im-command-add.md)
public record FirstCommandWords(People people, Chats chats, Language language)
    implements CommandWords {
  @Override
  public ObjectNode used(Tx tx, Bot bot, CommandUse use) {
    var data = Json.mapper().createObjectNode();
    data.set("COMMAND", command(bot, use));
    data.set("PARAMS", use.chat().isPrivate() ? inPrivate(tx, use) : inGroup(tx, use));
    var author = people.find(tx, use.by());
    if (author != null) {
      var user = UserBlock.of(author);
      user.remove("WORK_POSITION");
      data.set("USER", user);
    }
    return data;
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
