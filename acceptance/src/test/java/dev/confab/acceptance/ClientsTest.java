package dev.confab.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.basics.Json;
import dev.confab.testkit.Hall;
import dev.confab.testkit.HallExtension;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Public clients, unmodified, against this server.
@ExtendWith(HallExtension.class)
class ClientsTest {
  private static final Path CLIENTS = Path.of("src/test/clients").toAbsolutePath();
  private static final Path JSSDK = CLIENTS.resolve("jssdk");
  private static final String PASSWORD = "only-for-this-test";

  @BeforeAll
  static void fetch_the_sdk() {
    Program.run(JSSDK, "npm", "ci", "--no-audit", "--no-fund");
  }

  @Test
  void the_javascript_sdk_works_through_a_webhook(Hall hall, @TempDir Path folder) {
    var keystore = certificate(folder);
    var anna = hall.person("Anna");
    var said =
        Json.parse(
            Program.run(
                JSSDK,
                "node",
                "webhook.mjs",
                hall.address(),
                anna.dialogId(),
                anna.code(),
                keystore,
                PASSWORD));
    assertThat(said.get("text").asString()).isEqualTo("a+b=c & Привет");
    assertThat(said.get("listed").toString()).contains(said.get("bot").asString());
  }

  private static String certificate(Path folder) {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var keystore = folder.resolve("test.p12").toString();
    Program.run(
        folder,
        keytool,
        "-genkeypair",
        "-alias",
        "test",
        "-keyalg",
        "RSA",
        "-dname",
        "CN=127.0.0.1",
        "-validity",
        "2",
        "-storetype",
        "PKCS12",
        "-keystore",
        keystore,
        "-storepass",
        PASSWORD);
    return keystore;
  }

  @Test
  void the_javascript_sdk_refreshes_an_expired_token_by_itself(Hall hall) {
    hall.declare(
        """
        users:
          - { id: 901, login: carla, name: Carla }
        apps:
          - clientId: local.jssdk
            clientSecret: jssdk-secret
            title: SDK
            scopes: [im, imbot]
            onlyApi: true
            grants:
              - { user: 901, accessToken: jssdkaccess, refreshToken: jssdkrefresh, expiresIn: -1 }
        """);
    var said =
        Json.parse(
            Program.run(
                JSSDK,
                "node",
                "oauth.mjs",
                hall.address(),
                "local.jssdk",
                "jssdk-secret",
                "jssdkaccess",
                "jssdkrefresh"));
    assertThat(said.get("code").asString()).isEqualTo("local.jssdk");
    assertThat(said.get("user").asString()).isEqualTo("901");
    assertThat(said.get("refreshed").asInt()).isEqualTo(1);
  }

  @Test
  void a_php_handler_answers_with_the_events_own_tokens(Hall hall) {
    var anna = hall.person("Anna");
    int port = Program.freePort();
    var address = "127.0.0.1:" + port;
    hall.declare(
        """
        users:
          - { id: 902, login: dora, name: Dora }
        apps:
          - clientId: local.php
            clientSecret: php-secret
            title: PHP
            scopes: [im, imbot]
            onlyApi: true
            applicationToken: 51856fefc120afa4b628cc82d3935cce
            grants:
              - { user: 902, accessToken: phpaccess, refreshToken: phprefresh }
        """);
    var token = Map.of("APPLICATION_TOKEN", "51856fefc120afa4b628cc82d3935cce");
    try (var php =
        Program.start(CLIENTS.resolve("php"), token, "php", "-S", address, "handler.php")) {
      php.awaits("started");
      var bot =
          hall.token("phpaccess")
              .call(
                  "imbot.register",
                  Map.of(
                      "CODE",
                      "php",
                      "EVENT_HANDLER",
                      "http://" + address + "/handler",
                      "PROPERTIES",
                      Map.of("NAME", "PHP")))
              .result()
              .asString();
      anna.says(() -> bot, "Привет");
      hall.settles(); // the handler answers before it takes an event as done
      assertThat(anna.reads(() -> bot)).contains("Привет", "Welcome!", "Message from bot");
    }
  }
}
