package dev.confab.people.rest;

import dev.confab.people.People;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.StringNode;

/// Tells what the caller last said of being there; false: nothing yet.
/// (api-reference/chats/users/im-user-status-get.md)
final class ImUserStatusGet implements RestMethod<NoParams, JsonNode> {
  private final People people;
  private final Requirement im;

  ImUserStatusGet(People people, Requirement im) {
    this.people = people;
    this.im = im;
  }

  @Override
  public MethodSpec<NoParams, JsonNode> spec() {
    return MethodSpec.<NoParams, JsonNode>reading(
            "im.user.status.get", NoParams.class, JsonNode.class)
        .needs(im);
  }

  @Override
  public JsonNode handle(Call call, NoParams asked) {
    var me = people.find(call.reads(), call.caller().user());
    var said = me == null ? null : me.presence().status();
    return said == null ? BooleanNode.FALSE : StringNode.valueOf(said.wire());
  }
}
