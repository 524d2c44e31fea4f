package dev.confab.notifications.rest;

import static dev.confab.bots.BotError.BY_SESSION;
import static dev.confab.messages.MessageError.ATTACH_OVERSIZE;
import static dev.confab.messages.MessageError.ATTACH_WRONG;
import static dev.confab.notifications.NotifyError.MESSAGE_EMPTY;
import static dev.confab.notifications.NotifyError.USER_ID_EMPTY;

import dev.confab.access.Scope;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.notifications.Kind;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Tells a user something. (api-reference/chats/notifications/im-notify.md)
final class ImNotify implements RestMethod<ImNotify.Params, JsonNode> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Who is to be told.") @Nullable UserId userId,
      @Doc("`USER`: in the caller's name; `SYSTEM`: in nobody's.") @Default("USER") String type,
      @Doc("The text.") @Nullable String message,
      @Doc("The text for ways out of the portal, such as e-mail.") @Nullable String messageOut,
      @Doc("Its name within the application; an older one of this name is taken away.")
          @Nullable String tag,
      @Doc("A name that several may have.") @Nullable String subTag,
      @Doc("An attachment, or its JSON text.") @Nullable JsonNode attach,
      @Doc("For webhooks: the application whose tags these are.") @Nullable String clientId) {}

  private final NoticeSender sender;

  ImNotify(NoticeSender sender) {
    this.sender = sender;
  }

  @Override
  public MethodSpec<Params, JsonNode> spec() {
    return MethodSpec.<Params, JsonNode>writing("im.notify", Params.class, JsonNode.class)
        .needs(Scope.IM)
        .refusesWith(BY_SESSION, USER_ID_EMPTY, MESSAGE_EMPTY, ATTACH_OVERSIZE, ATTACH_WRONG);
  }

  @Override
  public JsonNode handle(Call call, Params asked) {
    var kind = asked.type().equals("SYSTEM") ? Kind.SYSTEM : Kind.PERSONAL;
    var notice =
        new NewNotice(
            asked.userId(),
            asked.message(),
            asked.messageOut(),
            asked.tag(),
            asked.subTag(),
            asked.attach(),
            asked.clientId());
    return sender.send(call, notice, kind, BY_SESSION);
  }
}
