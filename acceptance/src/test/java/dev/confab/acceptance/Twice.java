package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.testkit.Client;
import dev.confab.testkit.Reply;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Says things twice: in JSON, and in a form as PHP writes it.
final class Twice {
  private Twice() {}

  /// Both forms of the same question get the same answer.
  static void asks(Client client, String method, Map<String, ?> params) {
    var json = client.call(method, params).result();
    assertThat(inForm(client, method, params).result()).as(method).isEqualTo(json);
  }

  /// What changes something changes two things, one of them told in a form, and answers both with
  /// the same kind of value.
  static void tells(
      Client client, String method, Map<String, ?> params, Map<String, ?> paramsOfForm) {
    var json = client.call(method, params).result();
    var form = inForm(client, method, paramsOfForm).result();
    assertThat(kind(form)).as(method).isEqualTo(kind(json));
  }

  static Reply inForm(Client client, String method, Map<String, ?> params) {
    return client.callForm(method, PhpForm.write((ObjectNode) Json.tree(params)));
  }

  /// Of yes and no, which; ids differ.
  private static String kind(JsonNode value) {
    return value.isBoolean() ? value.toString() : value.getNodeType().toString();
  }
}
