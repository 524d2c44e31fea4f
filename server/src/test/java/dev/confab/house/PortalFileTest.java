package dev.confab.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.confab.delivery.TermsChange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PortalFileTest {
  static final String WHOLE =
      """
      portal: { domain: "127.0.0.1:8080", language: en, timezone: Europe/Berlin, plan: professional, memberId: "a223c6b3710f85df22e9377d6c4f7553" }
      users:
        - { id: 1, login: anna, password: anna-secret, name: Anna, lastName: Berger, workPosition: Director, gender: F, admin: true, email: anna@example.com }
        - { id: 2, login: boris, password: boris-secret, name: Boris, lastName: Weber }
      webhooks:
        - { user: 1, code: annaswebhookcode1, scopes: [imbot, im, imopenlines, user] }
        - { user: 2, code: boriswebhookcode, scopes: [im] }
      apps:
        - clientId: local.demo.00000001
          clientSecret: demo-client-secret
          title: Demo
          scopes: [imbot, im]
          handlerUrl: "http://127.0.0.1:9000/handler"
          installUrl: "http://127.0.0.1:9000/install"
          applicationToken: 51856fefc120afa4b628cc82d3935cce
          installed: true
          onlyApi: true
          grants:
            - { user: 1, accessToken: demoaccesstoken, refreshToken: demorefreshtoken, expiresIn: -5 }
      """;

  @TempDir Path folder;

  private static PortalFile read(String text) {
    return PortalFile.read("portal.yaml", text).getFirst();
  }

  @Test
  void the_whole_form_is_read() {
    var file = read(WHOLE);
    assertThat(file.home())
        .isEqualTo(
            new PortalFile.Home(
                "127.0.0.1:8080",
                "en",
                ZoneId.of("Europe/Berlin"),
                "professional",
                "a223c6b3710f85df22e9377d6c4f7553",
                "open",
                false,
                "self-hosted",
                true,
                0));
    assertThat(file.users()).hasSize(2);
    var anna = file.users().getFirst();
    assertThat(anna.login()).isEqualTo("anna");
    assertThat(anna.workPosition()).isEqualTo("Director");
    assertThat(anna.admin()).isTrue();
    assertThat(file.users().getLast().admin()).isFalse();
    assertThat(file.webhooks().getFirst().scopes())
        .containsExactly("imbot", "im", "imopenlines", "user");
    var app = file.apps().getFirst();
    assertThat(app.applicationToken()).isEqualTo("51856fefc120afa4b628cc82d3935cce");
    assertThat(app.grants())
        .containsExactly(new PortalFile.Grant(1, "demoaccesstoken", "demorefreshtoken", -5L));
    assertThat(file.holdsFixedTokens()).isTrue();
  }

  @Test
  void departments_are_parts_of_the_company_and_users_work_in_them() {
    var file =
        read(
            """
            departments:
              - { id: 7, name: Development, head: 1, sort: 10 }
              - { id: 9, name: Testing, parent: 7 }
            users:
              - { id: 1, departments: [9, 7, 9], workPhone: "1", mobilePhone: "2", innerPhone: "3" }
              - { id: 2 }
              - { id: 3, extranet: true }
            """);
    assertThat(file.departments())
        .containsExactly(
            new PortalFile.Branch(7, "Development", 10, 1L, 1L),
            new PortalFile.Branch(9, "Testing", 500, 7L, null));
    assertThat(file.users())
        .extracting(PortalFile.Member::departments)
        .containsExactly(List.of(9L, 7L), List.of(1L), List.of());
    assertThat(file.users().getFirst().innerPhone()).isEqualTo("3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          departments: [{ id: 7, name: A }, { id: 7, name: B }] | already another department's
          departments: [{ id: 7 }] | name is missing
          departments: [{ id: 7, name: A, parent: 8 }] | not among the departments above
          departments: [{ id: 1, name: A, parent: 1 }] | which is the company
          departments: [{ id: 7, name: A, head: 5 }] | not among the users of this file
          users: [{ id: 1, departments: [7] }] | not among the departments of this file
          users: [{ id: 1, extranet: true, departments: [1] }] | somebody from outside
          """)
  void departments_that_do_not_fit_together_are_refused(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining(message);
  }

  @Test
  void an_application_says_how_its_bots_are_told() {
    var app =
        read("""
                apps:
                  - clientId: local.x
                    clientSecret: s
                    delivery: { profile: faithful, receive: fetch, inFlightMax: 3, perSecondMax: 5, life: 60, inlineReply: true }
                """)
            .apps()
            .getFirst();
    assertThat(app.delivery()).isEqualTo(TermsChange.of("faithful", "fetch", 3L, 5L, 60L, true));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "profile: fair | profile must be one of durable, faithful, not 'fair'",
        "receive: push | receive must be one of webhook, fetch, not 'push'",
        "inFlightMax: 0 | inFlightMax must be from 1 to 1000, not 0",
        "perSecondMax: x | perSecondMax must be a whole number, not 'x'",
        "life: 0 | life must be from 1 to 2592000, not 0",
        "inlineReply: maybe | inlineReply must be one of true, false, not 'maybe'",
        "lifetime: 9 | unknown key 'lifetime'"
      })
  void wrong_terms_of_delivery_are_reported_with_their_line(String terms, String sentence) {
    var text = "apps:\n  - clientId: local.x\n    clientSecret: s\n    delivery:\n      " + terms;
    assertThatThrownBy(() -> read(text)).hasMessageStartingWith("portal.yaml:5: " + sentence);
  }

  @Test
  void almost_everything_may_be_left_out() {
    var file = read("apps: [{ clientId: local.x, clientSecret: s }]");
    assertThat(file.home().domain()).isNull();
    assertThat(file.home().timezone()).isEqualTo(ZoneId.of("UTC"));
    assertThat(file.users()).isEmpty();
    var app = file.apps().getFirst();
    assertThat(app.title()).isEqualTo("local.x");
    assertThat(app.installed()).isTrue();
    assertThat(app.applicationToken()).isNull();
    assertThat(file.holdsFixedTokens()).isFalse();
  }

  @Test
  void the_states_an_administrator_can_bring_about_are_read() {
    var file =
        read(
            """
            portal: { state: overloaded, httpsOnly: true, limits: cloud, plan: free }
            users:
              - { id: 1, active: false, extranet: true }
            webhooks:
              - { user: 1, code: c, expiresIn: -1 }
            apps:
              - { clientId: a, clientSecret: s, blocked: true, allowedUsers: [1], status: T,
                  paidUntil: 2027-01-31, installed: false, version: 3 }
            """);
    assertThat(file.home().state()).isEqualTo("overloaded");
    assertThat(file.home().httpsOnly()).isTrue();
    assertThat(file.home().limits()).isEqualTo("cloud");
    assertThat(file.users().getFirst().active()).isFalse();
    assertThat(file.users().getFirst().extranet()).isTrue();
    assertThat(file.users().getFirst().login()).isEqualTo("user1");
    assertThat(file.webhooks().getFirst().expiresIn()).isEqualTo(-1);
    var app = file.apps().getFirst();
    assertThat(app.blocked()).isTrue();
    assertThat(app.allowedUsers()).containsExactly(1L);
    assertThat(app.status()).isEqualTo("T");
    assertThat(app.version()).isEqualTo(3);
    assertThat(app.paidUntil()).isEqualTo(Instant.parse("2027-01-31T00:00:00Z"));
  }

  @Test
  void each_document_is_a_portal_of_its_own() {
    var portals = PortalFile.read("p.yaml", "portal: {domain: a}\n---\nportal: {domain: B:81}\n");
    assertThat(portals).extracting(p -> p.home().domain()).containsExactly("a", "b:81");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "portl: {} | 1: unknown key 'portl' - did you mean 'portal'?",
        "portal:\\n  domian: x | 2: unknown key 'domian' - did you mean 'domain'?",
        "portal: []| 1: portal must hold keys and values",
        "portal:\\n  revision: 32 | 2: revision must be from 33 to 36, not 32",
        "portal:\\n  edition: clod | 2: edition must be one of cloud, self-hosted, not 'clod' - did you"
            + " mean 'cloud'?",
        "portal: {timezone: Europe/Berlim} | 1: timezone 'Europe/Berlim' is not a known zone - did"
            + " you mean 'Europe/Berlin'?",
        "portal: {state: close} | 1: state must be one of open, closed, overloaded, not 'close' -"
            + " did you mean 'closed'?",
        "portal: {domain: 'a b'} | 1: domain must be host or host:port, not 'a b'",
        "portal: {memberId: 'a-b'} | 1: memberId must be 1 to 32 letters and digits",
        "users: {} | 1: users must be a list",
        "users:\\n  - anna | 2: each of users must hold keys and values",
        "users:\\n  - {login: a} | 2: id is missing",
        "users:\\n  - {id: one} | 2: id must be a whole number, not 'one'",
        "users:\\n  - {id: 0} | 2: id must be from 1 to 2147483647, not 0",
        "users:\\n  - {id: 1}\\n  - {id: 1} | 3: id 1 is already another user's",
        "users:\\n  - {id: 1, login: A}\\n  - {id: 2, login: a} | 3: login is already used above",
        "users: [{id: 1, gender: X}] | 1: gender must be one of M, F, not 'X'",
        "users: [{id: 1, birthday: 1.2.90}] | 1: birthday must be a date like 1990-12-31, not"
            + " '1.2.90'",
        "users: [{id: 1, admin: yes}] | 1: admin must be one of true, false, not 'yes'",
        "users: [{id: 1, name: [a]}] | 1: name must be one text, not a list or a map",
        "webhooks:\\n  - {user: 3, code: x} | 2: user 3 is not among the users of this file",
        "users: [{id: 1}]\\nwebhooks: [{user: 1, code: a/b}] | 2: code must be 1 to 100 letters,"
            + " digits, - or _",
        "users: [{id: 1}]\\nwebhooks: [{user: 1, code: c, scopes: [imbott]}] | 2: scopes holds"
            + " 'imbott', which is no scope - did you mean 'imbot'?",
        "apps:\\n  - title: x | 2: clientId is missing",
        "apps: [{clientId: a}] | 1: clientSecret is missing",
        "apps: [{clientId: a, clientSecret: s, handlerUrl: 'ftp://x'}] | 1: handlerUrl must be an"
            + " http or https address, not 'ftp://x'",
        "apps: [{clientId: a, clientSecret: s, status: Q}] | 1: status must be one of L, F, D, T,"
            + " P, not 'Q'",
        "users: [{id: 1}]\\napps: [{clientId: a, clientSecret: s, grants: [{user: 1, accessToken:"
            + " t}]}] | 2: refreshToken is missing",
        "users: [{id: 1}, {id: 1}] | 1: id 1 is already another user's",
        "portal: {plan: a, plan: b} | 1: 'plan' is given twice",
        "users:\\n  - {id: 1 | 2: not YAML: expected ',' or '}', but got <stream end>",
        "just text | 1: the file must hold keys and values",
      })
  void what_is_wrong_is_named_with_its_line(String text, String line) {
    assertThatThrownBy(() -> read(text.replace("\\n", "\n")))
        .isInstanceOf(StartRefused.class)
        .hasMessage("portal.yaml:" + line);
  }

  @Test
  void a_token_may_not_stand_twice() {
    assertThatThrownBy(() -> read(WHOLE.replace("demorefreshtoken", "demoaccesstoken")))
        .hasMessage("portal.yaml:19: refreshToken is already used above");
  }

  @Test
  void a_file_that_declares_nothing_is_refused() {
    assertThatThrownBy(() -> read("# nothing yet\n"))
        .hasMessage("portal.yaml: the file declares nothing");
  }

  @Test
  void a_file_that_is_not_there_is_refused() {
    var file = folder.resolve("portal.yaml");
    assertThatThrownBy(() -> PortalFile.read(file)).hasMessage(file + ": no such file");
  }

  @Test
  void a_file_that_is_not_text_is_refused() throws Exception {
    var file = Files.write(folder.resolve("portal.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 1});
    assertThatThrownBy(() -> PortalFile.read(file)).hasMessage(file + ": is not UTF-8 text");
  }

  @Test
  void a_file_that_is_too_large_is_refused() {
    var text = "# " + "x".repeat(Yaml.SIZE_MAX);
    assertThatThrownBy(() -> read(text)).hasMessage("portal.yaml: larger than 1000000 characters");
  }

  @Test
  void deep_nesting_is_refused_before_it_costs_anything() {
    assertThatThrownBy(() -> read("portal: " + "[".repeat(100_000)))
        .hasMessage("portal.yaml:1: nested deeper than 12 levels");
  }

  @Test
  void aliases_that_multiply_are_refused() {
    var text = new StringBuilder("apps: &a\n");
    for (int i = 0; i < 200; i++) {
      text.append("  - *a\n");
    }
    assertThatThrownBy(() -> read(text.toString()))
        .hasMessageContaining("portal.yaml")
        .hasMessageContaining("aliases");
  }

  @Test
  void a_list_can_be_written_once_and_used_again() {
    var file =
        read(
            """
            users: [{ id: 1 }, { id: 2 }]
            webhooks:
              - { user: 1, code: a, scopes: &all [im, imbot] }
              - { user: 2, code: b, scopes: *all }
            """);
    assertThat(file.webhooks().getLast().scopes()).containsExactly("im", "imbot");
  }
}
