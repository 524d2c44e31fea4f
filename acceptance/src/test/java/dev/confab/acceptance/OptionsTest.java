package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// `app.option.*` and `user.option.*`: what applications keep on the portal.
@ExtendWith(HallExtension.class)
class OptionsTest {
  private static final Map<String, Object> VALUES =
      Map.of("options", Map.of("data", "value", "data2", "value2"));

  @Test
  void an_application_keeps_values_for_itself(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    // tag::app[]
    var kept = application.call("app.option.set", VALUES);
    var all = application.call("app.option.get");
    var one = application.call("app.option.get", Map.of("option", "data"));
    // end::app[]
    assertThat(kept.result().asBoolean()).isTrue();
    assertThat(all.result())
        .isEqualTo(Contract.method("app.option.get").at("/example_response/result"));
    assertThat(one.result().asString()).isEqualTo("value");
    assertThat(application.call("app.option.get", Map.of("option", "none")).result().isNull())
        .isTrue();
    application.call("app.option.set", Map.of("options", Map.of("data", "changed")));
    assertThat(application.call("app.option.get").result().toString())
        .isEqualTo("{\"data\":\"changed\",\"data2\":\"value2\"}");
    var other = hall.application("Other", hall.administrator());
    assertThat(other.call("app.option.get").result().toString()).isEqualTo("[]");
  }

  @Test
  void an_application_keeps_values_for_each_user(Hall hall) {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", anna);
    // tag::user[]
    var kept = application.call("user.option.set", VALUES);
    var all = application.call("user.option.get");
    // end::user[]
    assertThat(kept.result().asBoolean()).isTrue();
    assertThat(all.result())
        .isEqualTo(Contract.method("user.option.get").at("/example_response/result"));
    assertThat(application.call("user.option.get", Map.of("option", "data2")).result().asString())
        .isEqualTo("value2");
    assertThat(application.call("app.option.get").result()).isEmpty();
    var both =
        hall.declaredApplication(
            """
            users: [{ id: 800, login: tina }, { id: 801, login: ulf }]
            apps:
              - clientId: local.both
                clientSecret: both-secret
                grants:
                  - { user: 800, accessToken: both1, refreshToken: both1r }
                  - { user: 801, accessToken: both2, refreshToken: both2r }
            """,
            "local.both");
    both.call("user.option.set", VALUES);
    assertThat(hall.token("both1").call("user.option.get").result()).hasSize(2);
    assertThat(hall.token("both2").call("user.option.get").result().toString()).isEqualTo("[]");
  }

  @Test
  void form_and_json_do_the_same(Hall hall) {
    var one = hall.application("One", hall.administrator());
    var two = hall.application("Two", hall.administrator());
    for (var kind : List.of("app", "user")) {
      var json = one.call(kind + ".option.set", VALUES);
      var form = two.callForm(kind + ".option.set", "options[data]=value&options[data2]=value2");
      assertThat(form.result()).isEqualTo(json.result());
      assertThat(two.callForm(kind + ".option.get", "").result())
          .isEqualTo(one.call(kind + ".option.get").result());
      assertThat(two.callForm(kind + ".option.get", "OPTION=data").result().asString())
          .isEqualTo("value");
    }
  }

  @Test
  void a_list_in_a_form_comes_back_as_a_list(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    application
        .callForm(
            "user.option.set",
            "options[list][]=one&options[list][]=two&options[map][1]=a&options[map][deep][0]=b")
        .result();
    var all = application.call("user.option.get").result();
    assertThat(all.get("list").toString()).isEqualTo("[\"one\",\"two\"]");
    assertThat(all.get("map").toString()).isEqualTo("{\"1\":\"a\",\"deep\":[\"b\"]}");
  }

  @Test
  void values_come_back_as_they_were(Hall hall) {
    hall.speakJson();
    var application = hall.application("Demo", hall.administrator());
    var values =
        Map.of("list", List.of(1, "two"), "map", Map.of("a", true), "nul", "a\0b", "x", "ё");
    application.call("user.option.set", Map.of("options", values));
    var all = application.call("user.option.get").result();
    assertThat(all.get("list").toString()).isEqualTo("[1,\"two\"]");
    assertThat(all.at("/map/a").asBoolean()).isTrue();
    assertThat(all.get("nul").asString()).isEqualTo("a\0b");
    assertThat(all.get("x").asString()).isEqualTo("ё");
  }

  @Test
  void nothing_to_keep_is_refused(Hall hall) {
    var application = hall.application("Demo", hall.administrator());
    for (var method : List.of("app.option.set", "user.option.set")) {
      for (var params :
          List.<Map<String, ?>>of(
              Map.of(), Map.of("options", List.of()), Map.of("options", "text"))) {
        assertThat(application.call(method, params).refusal())
            .isEqualTo("400 ArgumentNullException options is empty");
      }
      var many =
          IntStream.rangeClosed(0, 1_000)
              .boxed()
              .collect(Collectors.toMap(number -> "name" + number, number -> number));
      assertThat(application.call(method, Map.of("options", many)).error())
          .isEqualTo("ERROR_ARGUMENT");
      var longName = Map.of("options", Map.of("x".repeat(256), "value"));
      assertThat(application.call(method, longName).error()).isEqualTo("ERROR_ARGUMENT");
    }
  }

  @Test
  void only_applications_keep_values_and_only_administrators_for_the_application(Hall hall) {
    for (var method :
        List.of("app.option.get", "app.option.set", "user.option.get", "user.option.set")) {
      assertThat(hall.administrator().call(method, VALUES).refusal())
          .isEqualTo("400 AccessException Application context required");
    }
    assertThat(
            hall.application("Demo", hall.person("Anna")).call("app.option.set", VALUES).refusal())
        .isEqualTo("400 AccessException Administrator authorization required");
  }

  /// So none of these methods is ever asked by nobody.
  @Test
  void whoever_is_blocked_is_told_so_before_a_method_is_asked(Hall hall) {
    var anna = hall.person("Anna");
    var application = hall.application("Demo", anna);
    application.call("user.option.set", VALUES).result();
    hall.administrator()
        .call(
            "confab.admin.people.update",
            Map.of("USER_ID", anna.id(), "ACTIVE", "N", "UNTIL_RESTART", "Y"))
        .result();
    for (var method : List.of("app.option.get", "user.option.get", "user.option.set")) {
      assertThat(application.call(method, VALUES).refusal())
          .isEqualTo("403 INVALID_CREDENTIALS Invalid request credentials");
    }
  }

  @Test
  void what_was_kept_survives_a_removal_unless_it_is_to_be_cleaned(Hall hall) {
    var portal =
        """
        users: [{ id: 800, login: tina, admin: true }]
        apps:
          - clientId: local.kept
            clientSecret: kept-secret
            scopes: [confab]
            grants: [{ user: 800, accessToken: kept1, refreshToken: kept1r }]
        """;
    var application = hall.declaredApplication(portal, "local.kept");
    application.call("app.option.set", VALUES);
    application.call("confab.app.uninstall");
    application = hall.declaredApplication(portal, "local.kept");
    assertThat(application.call("app.option.get").result()).hasSize(2);
    application.call("confab.app.uninstall", Map.of("CLEAN", "Y"));
    application = hall.declaredApplication(portal, "local.kept");
    assertThat(application.call("app.option.get").result()).isEmpty();
  }
}
