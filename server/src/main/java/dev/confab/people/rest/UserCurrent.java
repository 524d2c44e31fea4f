package dev.confab.people.rest;

import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import dev.confab.rpc.SystemError;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// Shows the caller's own user. (api-reference/user/user-current.md)
final class UserCurrent implements RestMethod<NoParams, ObjectNode> {
  /// `2024-07-23 08:08:50`: this method alone prints the last activity so.
  private static final DateTimeFormatter PLAIN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final People people;
  private final UserCards cards;
  private final Requirement user;

  UserCurrent(People people, UserCards cards, Requirement user) {
    this.people = people;
    this.cards = cards;
    this.user = user;
  }

  @Override
  public MethodSpec<NoParams, ObjectNode> spec() {
    return MethodSpec.<NoParams, ObjectNode>reading(
            "user.current", NoParams.class, ObjectNode.class)
        .needs(user);
  }

  @Override
  public ObjectNode handle(Call call, NoParams asked) {
    var person = people.find(call.reads(), call.caller().user());
    if (person == null) {
      throw SystemError.INVALID_CREDENTIALS.refuse();
    }
    var zone = cards.zone(call);
    var shown = UserFields.shown(List.of(), call.caller().scopes());
    var printed = new UserRow(person, zone, call.now()).print(shown, cards.avatar(call, person));
    printed.remove("TIMESTAMP_X");
    if (printed.has("LAST_ACTIVITY_DATE")) {
      var last = person.lastActivity();
      printed.put("LAST_ACTIVITY_DATE", last == null ? "" : PLAIN.format(last.atZone(zone)));
    }
    return printed;
  }
}
