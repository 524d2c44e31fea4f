package dev.confab.house;

import dev.confab.access.Scope;
import dev.confab.basics.Caller;
import dev.confab.basics.UserId;
import dev.confab.bots.BotProfile;
import dev.confab.bots.HandlerUrls;
import dev.confab.bots.rest.v1.BotDraft;
import dev.confab.portals.Portal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;

/// Brings the portals of a server to where they must be before it opens: applies the portal file
/// or, when there is neither a file nor a portal yet, makes one with which a newcomer can begin.
public final class FirstPortal {
  private static final String CLIENT_ID = "local.confab.echo";

  private final Rooms rooms;
  private final PortalSetup setup;

  /// The first portal of these rooms.
  public FirstPortal(Rooms rooms) {
    this.rooms = rooms;
    this.setup = new PortalSetup(rooms);
  }

  /// Applies or makes what is needed; `address` is this server's host and port.
  public Welcome prepare(Settings settings, String address) {
    var fixedTokens = false;
    var fresh = false;
    if (settings.portal() != null) {
      for (var file : PortalFile.read(settings.portal())) {
        setup.apply(file, address);
        fixedTokens |= file.holdsFixedTokens();
      }
    } else if (rooms.portals().all().isEmpty()) {
      make(settings.data(), address);
      fresh = true;
    }
    return new Welcome(
        rooms.portals().all().stream().map(Portal::host).toList(),
        settings.portal() != null,
        fixedTokens,
        settings.portal() != null ? null : FirstStart.keptIn(settings.data()),
        fresh);
  }

  private void make(Path data, String address) {
    var kept = FirstStart.keptIn(data);
    var words = kept == null ? FirstStart.madeUp() : kept;
    words.keepIn(data);
    var file = PortalFile.read("first start", document(words, address)).getFirst();
    var portal = setup.applyOnce(file, address);
    // nobody declares this password again, so it must not be lost by a quick stop
    rooms.people().settlePasswords();
    words.withBot(echoBot(portal).value()).keepIn(data);
  }

  private static String document(FirstStart words, String address) {
    return """
    portal: { domain: "%s" }
    users:
      - { id: 1, login: %s, password: "%s", name: Admin, admin: true }
    webhooks:
      - { user: 1, code: "%s", scopes: [%s] }
    apps:
      - { clientId: %s, clientSecret: "%s", title: Echo, scopes: [imbot, im] }
    """
        .formatted(
            address,
            words.login(),
            words.password(),
            words.code(),
            String.join(", ", Scope.wires()),
            CLIENT_ID,
            FirstStart.madeUp().code());
  }

  private UserId echoBot(Portal portal) {
    return rooms
        .store()
        .write(
            portal.id(),
            tx -> {
              var app = rooms.apps().byClientId(tx, CLIENT_ID);
              if (app == null) {
                throw new IllegalStateException("the echo bot's application was not made");
              }
              var caller =
                  new Caller(
                      portal.id(),
                      new UserId(1),
                      Caller.Auth.APPLICATION,
                      new HashSet<>(List.of("imbot", "im")),
                      app.id(),
                      CLIENT_ID,
                      "first-start");
              var profile =
                  new BotProfile(
                      "Echo", null, "GREEN", null, null, "Says what you say", null, null, null);
              var draft =
                  new BotDraft("echo", "B", false, HandlerUrls.inside(EchoBot.NAME), profile);
              return rooms.registration().register(tx, caller, null, draft);
            });
  }
}
