package dev.confab.notifications.rest;

import static dev.confab.bots.BotError.BY_SESSION;
import static dev.confab.messages.MessageError.ATTACH_OVERSIZE;
import static dev.confab.messages.MessageError.ATTACH_WRONG;
import static dev.confab.notifications.NotifyError.MESSAGE_EMPTY;
import static dev.confab.notifications.NotifyError.USER_ID_EMPTY;

import dev.confab.access.Scope;
import dev.confab.notifications.Kind;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import tools.jackson.databind.JsonNode;

/// Tells a user something in nobody's name.
/// (api-reference/chats/notifications/im-notify-system-add.md)
final class ImNotifySystemAdd implements RestMethod<NewNotice, JsonNode> {
  private final NoticeSender sender;

  ImNotifySystemAdd(NoticeSender sender) {
    this.sender = sender;
  }

  @Override
  public MethodSpec<NewNotice, JsonNode> spec() {
    return MethodSpec.<NewNotice, JsonNode>writing(
            "im.notify.system.add", NewNotice.class, JsonNode.class)
        .needs(Scope.IM)
        .refusesWith(BY_SESSION, USER_ID_EMPTY, MESSAGE_EMPTY, ATTACH_OVERSIZE, ATTACH_WRONG);
  }

  @Override
  public JsonNode handle(Call call, NewNotice asked) {
    return sender.send(call, asked, Kind.SYSTEM, BY_SESSION);
  }
}
