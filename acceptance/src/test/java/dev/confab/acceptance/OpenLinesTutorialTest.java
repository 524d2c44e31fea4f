package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Client;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The tutorials about open lines, as far as they are about bots and applications: what they do
/// before they come to what is not part of a chat server, and where that is.
@ExtendWith(HallExtension.class)
class OpenLinesTutorialTest {
  private static final String OUTSIDE = "404 ERROR_METHOD_NOT_FOUND Method not found!";

  /// Installs an application without pages; its handler is told who installed it.
  private static Client installed(Hall hall, String client, String scopes) {
    var handler = hall.handler();
    hall.declare(
        """
        users: [{ id: 900, login: tutor, admin: true }]
        apps:
          - { clientId: %s, clientSecret: tutorial-secret, scopes: [%s], installUrl: %s,
              grants: [{ user: 900, accessToken: %s-access, refreshToken: %s-refresh }] }
        """
            .formatted(client, scopes, handler.url(), client, client));
    var event = handler.next();
    assertThat(event.name()).isEqualTo("ONAPPINSTALL");
    assertThat(event.text("auth", "domain")).isNotEmpty();
    assertThat(event.text("auth", "member_id")).isNotEmpty();
    assertThat(event.text("auth", "refresh_token")).isNotEmpty();
    assertThat(event.text("auth", "user_id")).matches("[1-9][0-9]*");
    assertThat(event.text("auth", "scope").split(",")).contains(scopes.split(", "));
    return hall.token(event.text("auth", "access_token"));
  }

  private static void isOutside(Client client, String method, Map<String, ?> params) {
    assertThat(client.call(method, params).refusal()).as(method).isEqualTo(OUTSIDE);
  }

  /// tutorials/chat-bots/support-bot.md
  @Test
  void a_support_channel_is_installed_and_then_nowhere_to_join(Hall hall) {
    var client = installed(hall, "local.support", "imopenlines");
    var code = "a588e1a88baaf301b9d0b0b33b1eefc2";
    isOutside(client, "imopenlines.network.join", Map.of("CODE", code));
    isOutside(
        client,
        "imopenlines.network.message.add",
        Map.of("CODE", code, "USER_ID", 900, "MESSAGE", "Thanks for installing!"));
  }

  /// tutorials/chat-bots/open-lines-bot.md
  @Test
  void a_bot_of_open_lines_is_registered_and_hears_but_has_no_sessions_to_lead(Hall hall) {
    var client = installed(hall, "local.lines", "imbot, imopenlines");
    var handler = hall.handler();
    var fields =
        Map.of(
            "code",
            "open_line_bot",
            "type",
            "bot",
            "isSupportOpenline",
            true,
            "eventMode",
            "webhook",
            "webhookUrl",
            handler.url(),
            "properties",
            Map.of("name", "Support line", "workPosition", "First line", "color", "GREEN"));
    var bot = client.call("imbot.v2.Bot.register", Map.of("fields", fields)).result().get("bot");
    assertThat(bot.get("isSupportOpenline").asBoolean()).isTrue();
    var words = Map.of("DIALOG_ID", bot.get("id").asLong(), "MESSAGE", "My order?");
    hall.person("Anna").call("im.message.add", words).result();
    var event = handler.next("ONIMBOTV2MESSAGEADD");
    assertThat(event.text("data", "chat", "entityType")).isNotEqualTo("LINES");
    var chat = Map.of("CHAT_ID", event.text("data", "message", "chatId"));
    isOutside(client, "imopenlines.bot.session.operator", chat);
    isOutside(
        client,
        "imopenlines.bot.session.transfer",
        Wrong.over(chat, Map.of("USER_ID", 900, "LEAVE", "N")));
    isOutside(client, "imopenlines.bot.session.finish", chat);
  }

  /// tutorials/openlines/example-connector.md and find-crm-object-by-dialog.md
  @Test
  void a_connector_is_installed_and_then_not_registered(Hall hall) {
    var client = installed(hall, "local.connector", "imopenlines, imconnector, im, crm");
    var connector = "example_site_chat";
    isOutside(client, "imconnector.register", Map.of("ID", connector, "NAME", "Site chat"));
    var bound = Map.of("event", "OnImConnectorMessageAdd", "handler", "https://example.com/h");
    assertThat(client.call("event.bind", bound).refusal())
        .isEqualTo("400 ERROR_EVENT_NOT_FOUND Event not found");
    var line = Map.of("CONNECTOR", connector, "LINE", 107);
    for (var method :
        List.of("activate", "connector.data.set", "send.messages", "send.status.delivery")) {
      isOutside(client, "imconnector." + method, line);
    }
    isOutside(client, "imopenlines.dialog.get", Map.of("CHAT_ID", 5));
    isOutside(client, "crm.item.list", Map.of("entityTypeId", 1));
  }
}
