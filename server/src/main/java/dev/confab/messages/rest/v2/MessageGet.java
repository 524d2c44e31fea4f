package dev.confab.messages.rest.v2;

import static dev.confab.access.Scope.IMBOT;
import static dev.confab.messages.MessageV2Error.BOT_TYPE_NOT_ALLOWED;
import static dev.confab.messages.MessageV2Error.MESSAGE_ACCESS_DENIED;
import static dev.confab.messages.MessageV2Error.MESSAGE_NOT_FOUND;

import dev.confab.basics.Doc;
import dev.confab.basics.MessageId;
import dev.confab.basics.Whole;
import dev.confab.bots.BotV2Error;
import dev.confab.bots.rest.v2.BotKey;
import dev.confab.people.rest.v2.ShownUser;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows a message to a bot that hears everything. (imbot.v2/messages/chat-message-get.md)
final class MessageGet implements RestMethod<MessageGet.Params, MessageGet.Found> {
  record Params(@Whole BotKey bot, @Doc("The message.") @Nullable MessageId messageId) {}

  record Found(
      @Doc("The message.") ShownMessage message,
      @Doc("Who wrote it; null: the system.") @Nullable ShownUser user) {}

  private final Sight sight;
  private final ShownMessages shown;

  MessageGet(Sight sight, ShownMessages shown) {
    this.sight = sight;
    this.shown = shown;
  }

  @Override
  public MethodSpec<Params, Found> spec() {
    return MethodSpec.<Params, Found>reading("imbot.v2.Chat.Message.get", Params.class, Found.class)
        .needs(IMBOT)
        .refusesWith(
            BotV2Error.speaking(BOT_TYPE_NOT_ALLOWED, MESSAGE_NOT_FOUND, MESSAGE_ACCESS_DENIED));
  }

  @Override
  public Found handle(Call call, Params asked) {
    var seen = sight.of(call, asked.bot(), asked.messageId());
    var one = List.of(seen.message());
    var authors = shown.authors(call, one);
    return new Found(
        shown.of(call, seen.chat(), seen.member(), one).getFirst(),
        authors.isEmpty() ? null : authors.getFirst());
  }
}
