package dev.confab.chats.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;

import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.chats.InputAction;
import dev.confab.chats.Typing;
import dev.confab.rpc.Call;
import dev.confab.rpc.Done;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Tells the others of a dialog what a bot is doing. (imbot.v2/ui/chat-input-action-notify.md)
final class InputActionNotify implements RestMethod<InputActionNotify.Params, Done> {
  private static final long SECONDS_MAX = 600;

  record Params(
      @Whole BotKey bot,
      @Doc("`chat{id}`, or a user's id for the private dialog.") @Nullable DialogId dialogId,
      @Doc("What it is doing; absent or unknown: it writes.") @Nullable String statusMessageCode,
      @Doc("For how many seconds at most, 1 to 600; absent: 30.") @Nullable Long duration) {}

  private final Door door;
  private final Typing typing;

  InputActionNotify(Door door, Typing typing) {
    this.door = door;
    this.typing = typing;
  }

  @Override
  public MethodSpec<Params, Done> spec() {
    return MethodSpec.<Params, Done>writing(
            "imbot.v2.Chat.InputAction.notify", Params.class, Done.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(ACCESS_DENIED));
  }

  @Override
  public Done handle(Call call, Params asked) {
    var place = door.entered(call, asked.bot(), asked.dialogId());
    var code = asked.statusMessageCode();
    var action = code == null ? null : InputAction.of(code);
    var asks = asked.duration();
    var time = asks == null ? Typing.LIFE : Duration.ofSeconds(Math.clamp(asks, 1, SECONDS_MAX));
    var portal = call.caller().portal();
    call.tx().afterCommit(() -> typing.note(portal, place.chat().id(), place.me(), action, time));
    return Done.DONE;
  }
}
