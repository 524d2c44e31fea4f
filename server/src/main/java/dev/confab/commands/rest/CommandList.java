package dev.confab.commands.rest;

import dev.confab.access.Scope;
import dev.confab.basics.CommandId;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.bots.Bot;
import dev.confab.bots.Bots;
import dev.confab.chats.Chats;
import dev.confab.commands.Command;
import dev.confab.commands.Commands;
import dev.confab.people.People;
import dev.confab.portals.Portals;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The commands a person is shown in a dialog, in the language asked for: what a client offers when
/// a slash is typed. Ours alone; the original tells its own clients in another way.
final class CommandList implements RestMethod<CommandList.Params, List<CommandList.Shown>> {
  private final Portals portals;
  private final People people;
  private final Bots bots;
  private final Chats chats;
  private final Commands commands;

  CommandList(Portals portals, People people, Bots bots, Chats chats, Commands commands) {
    this.portals = portals;
    this.people = people;
    this.bots = bots;
    this.chats = chats;
    this.commands = commands;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The dialog; absent: only common commands.") @Nullable DialogId dialogId,
      @Doc("Language of the titles; absent: the portal's.") @Nullable String languageId) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Shown(
      @Doc("The command.") CommandId id,
      @Doc("Its bot.") UserId botId,
      @Doc("What is typed behind the slash.") String command,
      @Doc("What it is called.") String title,
      @Doc("A hint at what may follow it.") String params,
      @Doc("Whether it is heard where its bot is not.") boolean common) {

    static Shown of(Command command, String language) {
      var title = command.titleIn(language);
      return new Shown(
          command.id(),
          command.bot(),
          command.text(),
          Objects.requireNonNullElse(title.title(), ""),
          Objects.requireNonNullElse(title.params(), ""),
          command.common());
    }
  }

  @Override
  public MethodSpec<Params, List<Shown>> spec() {
    return MethodSpec.<Params, List<Shown>>reading("confab.commands.list", Params.class, List.class)
        .needs(Scope.CONFAB);
  }

  @Override
  public List<Shown> handle(Call call, Params asked) {
    var asks = asked.languageId();
    var language = asks == null ? portals.get(call.caller().portal()).language() : asks;
    var me = people.find(call.reads(), call.caller().user());
    var outsider = me != null && me.extranet();
    return commands.shown(call.reads(), inside(call, asked.dialogId()), outsider).stream()
        .map(command -> Shown.of(command, language))
        .toList();
  }

  /// The bots of a dialog the caller sees; a bot nobody has written to yet is in its dialog too.
  private List<Bot> inside(Call call, @Nullable DialogId dialog) {
    if (dialog == null) {
      return List.of();
    }
    var chat = chats.visibleTo(call.reads(), call.caller().user(), dialog);
    if (chat != null) {
      return chats.bots(call.reads(), chat);
    }
    return dialog instanceof DialogId.WithUser(var user)
        ? bots.among(call.reads(), List.of(user))
        : List.of();
  }
}
