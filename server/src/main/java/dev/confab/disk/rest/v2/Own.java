package dev.confab.disk.rest.v2;

import static dev.confab.disk.FileV2Error.ACCESS_DENIED;
import static dev.confab.disk.FileV2Error.CHAT_NOT_FOUND;

import dev.confab.basics.DialogId;
import dev.confab.chats.Chat;
import dev.confab.chats.Chats;
import dev.confab.chats.Entrance;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import org.jspecify.annotations.Nullable;

/// The dialogs of the calling user.
final class Own {
  private final Chats chats;
  private final Entrance entrance;

  Own(People people, Chats chats) {
    this.chats = chats;
    this.entrance = new Entrance(people, chats);
  }

  /// The chat the caller writes into: a private dialog is made when it does not exist.
  Chat entered(Call call, @Nullable DialogId dialog) {
    var me = call.caller().user();
    return switch (dialog) {
      case null -> throw CHAT_NOT_FOUND.refuse();
      case DialogId.WithUser(var user) ->
          entrance.beside(call.tx(), me, user, CHAT_NOT_FOUND, ACCESS_DENIED);
      case DialogId group -> {
        var chat = chats.named(call.reads(), group);
        if (chat == null) {
          throw CHAT_NOT_FOUND.refuse();
        }
        ACCESS_DENIED.unless(chats.isMember(call.reads(), chat, me));
        yield chat;
      }
    };
  }
}
