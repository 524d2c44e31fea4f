package dev.confab.people.rest;

import static dev.confab.people.PeopleError.INVALID_FORMAT;

import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Json;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import dev.confab.rpc.SystemError;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Shows several users; those the caller may not see are passed over.
/// (api-reference/chats/users/im-user-list-get.md)
final class ImUserListGet implements RestMethod<ImUserListGet.Params, JsonNode> {

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The users wanted: a list of ids, or the list as JSON text.") @Nullable JsonNode id,
      @Doc("Asks for `avatar_hr`. Has no effect here: it is always there.") @Default("N")
          boolean avatarHr,
      @Doc("`array` for a list; anything else for a map by id.") @Nullable String resultType) {}

  private final People people;
  private final UserCards cards;
  private final Requirement im;

  ImUserListGet(People people, UserCards cards, Requirement im) {
    this.people = people;
    this.cards = cards;
    this.im = im;
  }

  @Override
  public MethodSpec<Params, JsonNode> spec() {
    return MethodSpec.<Params, JsonNode>reading("im.user.list.get", Params.class, JsonNode.class)
        .needs(im)
        .refusesWith(INVALID_FORMAT);
  }

  @Override
  public JsonNode handle(Call call, Params asked) {
    var ids = IdList.read(asked.id());
    if (ids == null) {
      throw INVALID_FORMAT.refuse();
    }
    var me = people.find(call.reads(), call.caller().user());
    if (me == null) {
      throw SystemError.INVALID_CREDENTIALS.refuse();
    }
    var found = people.find(call.reads(), ids.stream().map(UserId::new).toList());
    var shown = cards.of(call, people.known(call.reads(), me, found));
    if ("array".equals(asked.resultType())) {
      return Json.tree(shown);
    }
    var byId = new LinkedHashMap<String, UserCard>();
    shown.forEach(card -> byId.put(card.id().toString(), card));
    return Json.map(byId);
  }
}
