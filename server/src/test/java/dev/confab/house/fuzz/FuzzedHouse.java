package dev.confab.house.fuzz;

import dev.confab.access.Scope;
import dev.confab.basics.Json;
import dev.confab.basics.PhpForm;
import dev.confab.house.House;
import dev.confab.house.HouseSettings;
import dev.confab.house.PortalFile;
import dev.confab.house.PortalSetup;
import dev.confab.rpc.Answer;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Origin;
import dev.confab.rpc.Request;
import dev.confab.web.DoorSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// A whole server with a small portal in it: people, a chat, messages, bots, a command and an
/// application, so that wrong calls find something to be wrong about.
final class FuzzedHouse implements AutoCloseable {
  static final String ANNAS_CODE = "annaswebhookcode1";
  static final String BORISS_CODE = "boriswebhookcode";
  static final String TOKEN = "demoaccesstoken";
  static final String CLIENT_ID = "fuzz";

  private static final String HOST = "127.0.0.1";
  private static final Origin ORIGIN = new Origin(HOST, "http://127.0.0.1", false, "fuzz");

  private static final String PORTAL =
      """
      portal: { domain: "127.0.0.1" }
      departments: [{ id: 7, name: Development, head: 1 }]
      users:
        - { id: 1, name: Anna, admin: true, departments: [7] }
        - { id: 2, name: Boris, departments: [7] }
        - { id: 3, name: Vera, extranet: true }
        - { id: 4, name: Gone, active: false }
      webhooks:
        - { user: 1, code: %s, scopes: %s }
        - { user: 2, code: %s, scopes: [im] }
      apps:
        - clientId: local.demo.00000001
          clientSecret: demo-client-secret
          scopes: %s
          grants: [{ user: 1, accessToken: %s, refreshToken: demorefreshtoken }]
      """;

  private static final List<String> GROUND =
      List.of(
          "imbot.register?CLIENT_ID=fuzz&CODE=a&EVENT_HANDLER=http://127.0.0.1:9/"
              + "&PROPERTIES[NAME]=A",
          "imbot.register?CLIENT_ID=fuzz&CODE=b&TYPE=S&EVENT_HANDLER=http://127.0.0.1:9/"
              + "&PROPERTIES[NAME]=B",
          "imbot.command.register?CLIENT_ID=fuzz&BOT_ID=5&COMMAND=help&COMMON=Y"
              + "&EVENT_COMMAND_ADD=http://127.0.0.1:9/"
              + "&LANG[0][LANGUAGE_ID]=en&LANG[0][TITLE]=Help",
          "im.chat.add?TYPE=OPEN&TITLE=Open&USERS[]=2&USERS[]=5",
          "im.chat.add?TITLE=Closed&USERS[]=2&USERS[]=3",
          "im.message.add?DIALOG_ID=chat1&MESSAGE=/help+me",
          "im.message.add?DIALOG_ID=5&MESSAGE=Hello",
          "im.message.add?DIALOG_ID=2&MESSAGE=Hello",
          "im.notify?USER_ID=1&MESSAGE=Hello");

  private final House house;
  private final Path folder;
  private final PortalFile portal;

  FuzzedHouse(String database) {
    try {
      folder = Files.createTempDirectory("confab-fuzz");
      var file = folder.resolve("portal.yaml");
      var scopes = String.valueOf(Scope.wires());
      Files.writeString(file, PORTAL.formatted(ANNAS_CODE, scopes, BORISS_CODE, scopes, TOKEN));
      house = House.build(settings(database));
      portal = PortalFile.read(file).getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    layGround();
  }

  private static HouseSettings settings(String database) {
    return new HouseSettings(
        database,
        new byte[32],
        new DoorSettings(HOST, 0, null, DoorSettings.BODY_MAX),
        List.of(),
        true,
        Duration.ZERO,
        InstantSource.system());
  }

  /// What wrong calls may have taken away by accident is made again; what stands is left alone.
  void layGround() {
    new PortalSetup(house.rooms()).apply(portal, HOST);
    for (var call : GROUND) {
      var parts = call.split("[?]", 2);
      var params = Json.mapper().createObjectNode();
      PhpForm.read(parts[1], params);
      var answer =
          answer(
              new Wrong.Call(
                  parts[0], params, new Request.WebhookCode("1", ANNAS_CODE), Request.Format.JSON));
      if (answer.status() >= 500) {
        throw new IllegalStateException(call + ": " + text(answer));
      }
    }
  }

  Answer answer(Wrong.Call call) {
    return house
        .calls()
        .answer(
            new Request(
                call.method(), call.format(), call.params(), call.credential(), HOST, ORIGIN));
  }

  static String text(Answer answer) {
    return new String(answer.body(), StandardCharsets.UTF_8);
  }

  List<MethodSpec<?, ?>> methods() {
    return house.methods();
  }

  /// Begins to listen; the port.
  int open() {
    house.open();
    return house.port();
  }

  @Override
  public void close() {
    house.close();
    try {
      Files.delete(folder.resolve("portal.yaml"));
      Files.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
