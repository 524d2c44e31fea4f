package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Event;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// How applications come, change and go, and what they are told of it.
@ExtendWith(HallExtension.class)
class AppLifeTest {
  @Test
  void an_application_without_pages_is_installed_where_its_file_says(Hall hall) {
    var client = "local.only";
    var handler = hall.handler();
    hall.declare(portal(client, "installUrl: " + handler.url()));
    var event = handler.next();
    isLike(event, "ONAPPINSTALL");
    assertThat(event.text("data", "INSTALLED")).isEqualTo("Y");
    var token = hall.token(event.text("auth", "access_token"));
    assertThat(token.call("app.info").result().get("CODE").asString()).isEqualTo(client);
    assertThat(token.call("profile").result().get("ADMIN").asBoolean()).isTrue();
    var application =
        hall.application(
            client,
            "life-secret",
            event.text("auth", "access_token"),
            event.text("auth", "refresh_token"));
    assertThat(application.refreshes().status()).isEqualTo(200);
    hall.declare(portal(client, "installUrl: " + handler.url()));
    hall.restart();
    hall.declare(portal(client, "installUrl: " + handler.url() + ", version: 2"));
    application.call("event.test");
    hall.settles();
    assertThat(handler.all()).hasSize(1);
  }

  @Test
  void an_application_with_pages_is_told_nothing_until_its_installation_is_finished(Hall hall) {
    var client = "local.pages";
    var handler = hall.handler();
    var application =
        hall.declaredApplication(portal(client, "onlyApi: false, installed: false"), client);
    for (var event : List.of("ONAPPINSTALL", "ONAPPTEST")) {
      application.call("event.bind", Map.of("event", event, "handler", handler.url()));
    }
    application.call("event.test", Map.of("any", "before"));
    assertThat(application.call("app.info").result().get("INSTALLED").asBoolean()).isFalse();
    // tag::finish[]
    var finished = application.call("confab.app.installFinish");
    // end::finish[]
    assertThat(finished.result().asBoolean()).isTrue();
    isLike(handler.next(), "ONAPPINSTALL");
    assertThat(application.call("app.info").result().get("INSTALLED").asBoolean()).isTrue();
    assertThat(application.callForm("confab.app.installFinish", "").result())
        .isEqualTo(finished.result());
    hall.declare(portal(client, "onlyApi: false, installed: false"));
    application.call("event.test", Map.of("any", "after"));
    assertThat(handler.next().text("data", "QUERY", "any")).isEqualTo("after");
  }

  @Test
  void a_bot_says_why_it_was_told_nothing(Hall hall) {
    var client = "local.bot";
    var anna = hall.person("Anna");
    var handler = hall.handler();
    var application =
        hall.declaredApplication(portal(client, "onlyApi: false, installed: false"), client);
    var bot =
        application
            .call(
                "imbot.register",
                Map.of(
                    "CODE",
                    "slow",
                    "EVENT_HANDLER",
                    handler.url(),
                    "PROPERTIES",
                    Map.of("NAME", "Slow")))
            .result()
            .asLong();
    anna.call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", "too early"));
    var misses = application.call("confab.events.misses", Map.of("BOT_ID", bot)).result();
    assertThat(misses.toString()).contains("The installation of the bot's application");
    var finished =
        hall.administrator().call("confab.app.installFinish", Map.of("CLIENT_ID", client));
    assertThat(finished.result().asBoolean()).isTrue();
    anna.call("im.message.add", Map.of("DIALOG_ID", bot, "MESSAGE", "now"));
    assertThat(handler.next("ONIMBOTMESSAGEADD").text("data", "PARAMS", "MESSAGE"))
        .isEqualTo("now");
  }

  @Test
  void a_new_version_is_news(Hall hall) {
    var client = "local.version";
    var handler = hall.handler();
    var application = hall.declaredApplication(portal(client, "version: 2"), client);
    application.callForm("event.bind", "EVENT=OnAppUpdate&HANDLER=" + handler.url());
    hall.declare(portal(client, "version: 3"));
    var event = handler.next();
    isLike(event, "ONAPPUPDATE");
    assertThat(event.text("data", "VERSION")).isEqualTo("3");
    assertThat(event.text("data", "PREVIOUS_VERSION")).isEqualTo("2");
  }

  @Test
  void a_longer_paid_period_is_news(Hall hall) {
    var client = "local.paid";
    var handler = hall.handler();
    var paid = "status: P, paidUntil: ";
    var application = hall.declaredApplication(portal(client, paid + "2099-01-01"), client);
    application.callForm("event.bind", "event=ONAPPPAYMENT&handler=" + handler.url());
    hall.declare(portal(client, paid + "2099-12-31"));
    var event = handler.next();
    isLike(event, "ONAPPPAYMENT");
    assertThat(event.text("data", "PAYMENT_EXPIRED")).isEqualTo("N");
    assertThat(event.text("data", "STATUS")).isEqualTo("P");
    assertThat(Long.parseLong(event.text("data", "DAYS"))).isPositive();
  }

  @Test
  void a_removed_application_hears_of_it_and_of_nothing_else(Hall hall) {
    var client = "local.gone";
    var handler = hall.handler();
    var bots = hall.handler();
    var application = hall.declaredApplication(portal(client, "version: 1"), client);
    for (var event : List.of("ONAPPTEST", "ONAPPUNINSTALL", "ONUSERADD")) {
      application.call("event.bind", Map.of("event", event, "handler", handler.url()));
    }
    var asked =
        Map.of("CODE", "gone", "EVENT_HANDLER", bots.url(), "PROPERTIES", Map.of("NAME", "Gone"));
    var bot = application.call("imbot.register", asked).result().asLong();
    // tag::uninstall[]
    var removed =
        hall.administrator()
            .call("confab.app.uninstall", Map.of("CLIENT_ID", client, "CLEAN", "Y"));
    // end::uninstall[]
    assertThat(removed.result().asBoolean()).isTrue();
    var event = handler.next();
    isLike(event, "ONAPPUNINSTALL");
    assertThat(event.text("data", "CLEAN")).isEqualTo("1");
    assertThat(bots.next().text("data", "BOT_ID")).isEqualTo("" + bot);
    assertThat(application.call("app.info").refusal())
        .isEqualTo("401 NO_AUTH_FOUND Wrong authorization data");
    assertThat(application.refreshes().error()).isEqualTo("invalid_client");
    hall.person("Anna");
    hall.settles();
    assertThat(handler.all()).hasSize(1);
    var again =
        hall.administrator().callForm("confab.app.uninstall", "CLIENT_ID=" + client + "&CLEAN=Y");
    assertThat(again.refusal()).isEqualTo("400 APPLICATION_NOT_FOUND Application not found");
  }

  @Test
  void a_removed_application_may_come_back(Hall hall) {
    var client = "local.back";
    var application = hall.declaredApplication(portal(client, "version: 1"), client);
    assertThat(application.call("confab.app.uninstall").result().asBoolean()).isTrue();
    var handler = hall.handler();
    var back = hall.declaredApplication(portal(client, "installUrl: " + handler.url()), client);
    assertThat(handler.next().name()).isEqualTo("ONAPPINSTALL");
    assertThat(back.call("app.info").result().get("INSTALLED").asBoolean()).isTrue();
  }

  @Test
  void a_confirmation_may_be_waited_for_and_never_comes(Hall hall) {
    var client = "local.confirm";
    var handler = hall.handler();
    var application = hall.declaredApplication(portal(client, "version: 1"), client);
    for (var event : List.of("ONAPPMETHODCONFIRM", "ONAPPTEST", "ONAPPUPDATE", "ONUSERADD")) {
      var bound = application.call("event.bind", Map.of("event", event, "handler", handler.url()));
      assertThat(bound.result().asBoolean()).isTrue();
    }
    assertThat(application.call("event.get").result().toString()).contains("ONAPPMETHODCONFIRM");
    // the only method of the original that is confirmed
    assertThat(application.call("voximplant.user.get").error()).isEqualTo("ERROR_METHOD_NOT_FOUND");
    application.call("event.test");
    hall.declare(portal(client, "version: 2"));
    hall.person("Anna");
    hall.settles();
    assertThat(handler.all())
        .extracting(Event::name)
        .containsExactlyInAnyOrder("ONAPPTEST", "ONAPPUPDATE", "ONUSERADD");
  }

  @Test
  void only_administrators_decide_about_applications(Hall hall) {
    var anna = hall.person("Anna");
    hall.application("Demo", anna);
    for (var method : List.of("confab.app.installFinish", "confab.app.uninstall")) {
      assertThat(anna.call(method, Map.of("CLIENT_ID", "local.testkit.1")).refusal())
          .isEqualTo("403 ACCESS_DENIED Access denied! Administrator authorization required");
      assertThat(hall.administrator().call(method).error()).isEqualTo("APPLICATION_NOT_FOUND");
    }
  }

  private static String portal(String client, String more) {
    return """
        users: [{ id: 800, login: tina, admin: true }]
        apps:
          - { clientId: %s, clientSecret: life-secret,
              scopes: [imbot, im, user, confab], %s,
              grants: [{ user: 800, accessToken: %s-access, refreshToken: %s-refresh }] }
        """
        .formatted(client, more, client, client);
  }

  private static void isLike(Event event, String name) {
    assertThat(event.name()).isEqualTo(name);
    Golden.isOfApplication(event);
  }
}
