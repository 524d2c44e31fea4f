package dev.confab.chats.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.chats.ChatV2Error.ACCESS_DENIED;

import dev.confab.basics.Change;
import dev.confab.basics.Default;
import dev.confab.basics.DialogId;
import dev.confab.basics.Doc;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.chats.Upkeep;
import dev.confab.rpc.Call;
import dev.confab.rpc.Done;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Gives the people of a dialog a field to write in, or takes it away: then they answer by buttons.
/// (imbot.v2/ui/chat-text-field-enabled.md)
final class TextFieldEnabled implements RestMethod<TextFieldEnabled.Params, Done> {
  record Params(
      @Whole BotKey bot,
      @Doc("`chat{id}`, or a user's id for the private dialog.") @Nullable DialogId dialogId,
      @Doc("Whether there is a field.") @Default("true") boolean enabled) {}

  private final Door door;
  private final Upkeep upkeep;

  TextFieldEnabled(Door door, Upkeep upkeep) {
    this.door = door;
    this.upkeep = upkeep;
  }

  @Override
  public MethodSpec<Params, Done> spec() {
    return MethodSpec.<Params, Done>writing(
            "imbot.v2.Chat.TextField.enabled", Params.class, Done.class)
        .needs(IMBOT)
        .refusesWith(BotV2Error.speaking(ACCESS_DENIED));
  }

  @Override
  public Done handle(Call call, Params asked) {
    var place = door.entered(call, asked.bot(), asked.dialogId());
    ACCESS_DENIED.unless(!place.chat().isPrivate() || call.made(Change.TEXT_FIELD_IN_DIALOGS));
    upkeep.setTextField(call.tx(), place.chat(), asked.enabled());
    return Done.DONE;
  }
}
