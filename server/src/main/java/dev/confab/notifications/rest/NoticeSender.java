package dev.confab.notifications.rest;

import static dev.confab.notifications.NotifyError.MESSAGE_EMPTY;
import static dev.confab.notifications.NotifyError.USER_ID_EMPTY;

import dev.confab.basics.Caller;
import dev.confab.basics.ErrorCode;
import dev.confab.basics.Json;
import dev.confab.basics.UserId;
import dev.confab.messages.BlockRules;
import dev.confab.messages.Blocks;
import dev.confab.notifications.Kind;
import dev.confab.notifications.NoticeDraft;
import dev.confab.notifications.Notifications;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;

/// Checks what is to be told and sends it. Who comes from outside the company tells something only
/// to whom he knows, and in his own name.
final class NoticeSender {
  private final Notifications notifications;
  private final People people;

  NoticeSender(Notifications notifications, People people) {
    this.notifications = notifications;
    this.people = people;
  }

  /// The number of the new notification, or false where there is nobody to tell.
  ///
  /// @param bySession how a browser's session is refused
  JsonNode send(Call call, NewNotice asked, Kind kind, ErrorCode bySession) {
    bySession.unless(call.caller().auth() != Caller.Auth.SESSION);
    if (kind == Kind.SYSTEM) {
      people.refuseGuest(call.tx(), call.caller().user());
    }
    var author = kind == Kind.SYSTEM ? null : call.caller().user();
    return send(call, asked, kind, author, null);
  }

  JsonNode send(
      Call call, NewNotice asked, Kind kind, @Nullable UserId author, @Nullable String buttons) {
    var to = asked.userId();
    if (to == null) {
      throw USER_ID_EMPTY.refuse();
    }
    var text = plain(asked.message());
    MESSAGE_EMPTY.unless(!text.isEmpty() || Blocks.given(asked.attach()));
    var params = Blocks.read(asked.attach(), null, null, BlockRules.PERSON);
    if (!mayTell(call, to)) {
      return BooleanNode.FALSE; // as where there is nobody
    }
    var id =
        notifications.send(
            call.tx(),
            new NoticeDraft(
                to,
                author,
                kind,
                text,
                plain(asked.messageOut()),
                Tags.of(call.caller(), asked.clientId(), asked.tag()),
                Tags.of(call.caller(), asked.clientId(), asked.subTag()),
                buttons,
                params == null ? null : Json.write(params)));
    return id == null ? BooleanNode.FALSE : Json.tree(id);
  }

  private boolean mayTell(Call call, UserId user) {
    var me = people.find(call.tx(), call.caller().user());
    var other = me == null || !me.extranet() ? null : people.find(call.tx(), user);
    return me == null || other == null || people.knows(call.tx(), me, other);
  }

  private static String plain(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
