package dev.confab.notifications.rest;

import static dev.confab.bots.BotError.CLIENT_ID_MISSING;
import static dev.confab.notifications.NotifyError.PARAMS_ERROR;

import dev.confab.access.Scope;
import dev.confab.basics.Caller;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MessageId;
import dev.confab.notifications.Notifications;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import org.jspecify.annotations.Nullable;

/// Takes notifications away: one of the caller's, or all of an application's with a tag.
/// (api-reference/chats/notifications/im-notify-delete.md)
final class ImNotifyDelete implements RestMethod<ImNotifyDelete.Params, Boolean> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The notification.") @Nullable Long id,
      @Doc("Its name within the application.") @Nullable String tag,
      @Doc("The name that several may have.") @Nullable String subTag,
      @Doc("For webhooks: the application whose tags these are.") @Nullable String clientId) {}

  private final Notifications notifications;
  private final People people;

  ImNotifyDelete(Notifications notifications, People people) {
    this.notifications = notifications;
    this.people = people;
  }

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing("im.notify.delete", Params.class, Boolean.class)
        .needs(Scope.IM)
        .refusesWith(PARAMS_ERROR, CLIENT_ID_MISSING);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    var caller = call.caller();
    var id = asked.id();
    if (id != null && id > 0) {
      return notifications.delete(call.tx(), caller.user(), new MessageId(id));
    }
    var byTag = !isBlank(asked.tag());
    PARAMS_ERROR.unless(
        (byTag || !isBlank(asked.subTag())) && caller.auth() != Caller.Auth.SESSION);
    CLIENT_ID_MISSING.unless(!Tags.application(caller, asked.clientId()).isEmpty());
    people.refuseGuest(call.tx(), caller.user()); // a tag is on what others were told, too
    return byTag
        ? notifications.deleteTagged(call.tx(), Tags.of(caller, asked.clientId(), asked.tag()))
        : notifications.deleteSubTagged(
            call.tx(), Tags.of(caller, asked.clientId(), asked.subTag()));
  }

  private static boolean isBlank(@Nullable String tag) {
    return tag == null || tag.isBlank();
  }
}
