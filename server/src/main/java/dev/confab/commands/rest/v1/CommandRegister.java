package dev.confab.commands.rest.v1;

import dev.confab.access.Scope;
import dev.confab.basics.CommandId;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.bots.BotError;
import dev.confab.bots.Bots;
import dev.confab.bots.HandlerUrls;
import dev.confab.commands.CommandDraft;
import dev.confab.commands.CommandError;
import dev.confab.commands.Commands;
import dev.confab.commands.Title;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Registers a command of a bot. (chat-bots/outdated/commands/imbot-command-register.md)
final class CommandRegister implements RestMethod<CommandRegister.Params, CommandId> {
  private final Bots bots;
  private final Commands commands;

  CommandRegister(Bots bots, Commands commands) {
    this.bots = bots;
    this.commands = commands;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The bot; absent: the application's first.") @Nullable @OrElse("BOT_NOT_FOUND")
          UserId botId,
      @Doc("What is typed behind the slash: one word.") @Nullable String command,
      @Doc("Address for ONIMCOMMANDADD, one for all commands of an application.")
          @Nullable String eventCommandAdd,
      @Doc("How the command is shown, by language.") @Nullable List<Title> lang,
      @Doc("Whether it is heard in chats the bot is not in.") @Default("N") boolean common,
      @Doc("Whether it is not shown to people.") @Default("N") boolean hidden,
      @Doc("Whether guests may use it.") @Default("N") boolean extranetSupport,
      @Doc("The name a webhook caller chose at imbot.register.") @Nullable String clientId) {}

  @Override
  public MethodSpec<Params, CommandId> spec() {
    return MethodSpec.<Params, CommandId>writing(
            "imbot.command.register", Params.class, CommandId.class)
        .deprecated("imbot.v2.Command.register")
        .needs(Scope.IMBOT)
        .refusesWith(
            BotError.COMMAND_ADD_MISSING,
            BotError.COMMAND_ADD_WRONG,
            CommandError.TEXT_MISSING,
            BotError.BY_SESSION,
            BotError.CLIENT_ID_MISSING,
            BotError.BOT_NOT_FOUND,
            BotError.OTHER_APPLICATION,
            CommandError.TITLES_EMPTY,
            CommandError.NOT_CREATED);
  }

  @Override
  public CommandId handle(Call call, Params asked) {
    var url = HandlerUrls.ofCommands(asked.eventCommandAdd());
    CommandError.TEXT_MISSING.unless(asked.command() != null && !asked.command().isBlank());
    var bot = bots.hearing(call.tx(), call.caller(), asked.clientId(), asked.botId());
    var draft =
        new CommandDraft(
            asked.command(),
            asked.lang() == null ? List.of() : asked.lang(),
            asked.common(),
            asked.hidden(),
            asked.extranetSupport());
    return commands.register(call.tx(), bot, url, draft);
  }
}
