package dev.confab.house;

import dev.confab.access.AppDraft;
import dev.confab.access.Apps;
import dev.confab.access.WebhookDraft;
import dev.confab.access.Webhooks;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.people.PersonDraft;
import dev.confab.people.Profile;
import dev.confab.portals.Portal;
import dev.confab.portals.PortalDraft;
import dev.confab.portals.Portals;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Makes portals what a portal file says. Doing it again changes nothing; what the file does not
/// name stays as it is.
public final class PortalSetup {
  private final Store store;
  private final Portals portals;
  private final People people;
  private final Webhooks webhooks;
  private final Apps apps;
  private final InstantSource clock;

  /// A setup of these rooms.
  public PortalSetup(
      Store store,
      Portals portals,
      People people,
      Webhooks webhooks,
      Apps apps,
      InstantSource clock) {
    this.store = store;
    this.portals = portals;
    this.people = people;
    this.webhooks = webhooks;
    this.apps = apps;
    this.clock = clock;
  }

  /// Applies a portal file; `address` is the portal's host and port where the file names none.
  public Portal apply(PortalFile file, String address) {
    try {
      var portal = portals.ensure(draft(file.home(), address));
      store.write(
          portal.id(),
          tx -> {
            file.users().forEach(user -> people.ensure(tx, draft(user)));
            file.webhooks().forEach(webhook -> ensure(tx, webhook));
            file.apps().forEach(app -> apps.ensure(tx, draft(app)));
            return portal;
          });
      return portal;
    } catch (IllegalArgumentException e) {
      throw new StartRefused(file.place() + ": " + e.getMessage());
    }
  }

  private static PortalDraft draft(PortalFile.Home home, String address) {
    var host = home.domain() == null ? address : home.domain();
    return new PortalDraft(
        host,
        home.memberId() == null ? memberId(host) : home.memberId(),
        home.language(),
        home.timezone(),
        home.plan(),
        Portal.State.valueOf(home.state().toUpperCase(Locale.ROOT)),
        home.httpsOnly(),
        home.limits().equals("cloud")
            ? Portal.LimitProfile.CLOUD
            : Portal.LimitProfile.SELF_HOSTED);
  }

  /// The same at every start, and different for every host.
  private static String memberId(String host) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256")
              .digest(("confab portal " + host).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PersonDraft draft(PortalFile.Member member) {
    return new PersonDraft(
        new UserId(member.id()),
        member.login(),
        member.password(),
        member.active(),
        member.admin(),
        member.extranet(),
        new Profile(
            member.name(),
            member.lastName(),
            member.workPosition(),
            member.gender(),
            member.email(),
            member.birthday(),
            member.website(),
            "",
            null));
  }

  private void ensure(Tx tx, PortalFile.Inlet inlet) {
    var expiresIn = inlet.expiresIn();
    webhooks.ensure(
        tx,
        new WebhookDraft(
            new UserId(inlet.user()),
            inlet.code(),
            new LinkedHashSet<>(inlet.scopes()),
            expiresIn == null ? null : clock.instant().plusSeconds(expiresIn)));
  }

  private static AppDraft draft(PortalFile.Program program) {
    return new AppDraft(
        program.clientId(),
        program.clientSecret(),
        program.title(),
        new LinkedHashSet<>(program.scopes()),
        program.handlerUrl(),
        program.installUrl(),
        program.applicationToken(),
        program.version(),
        program.status(),
        program.paidUntil(),
        program.installed(),
        program.onlyApi(),
        program.blocked(),
        users(program),
        program.grants().stream().map(PortalSetup::draft).toList());
  }

  private static Set<UserId> users(PortalFile.Program program) {
    return new TreeSet<>(program.allowedUsers())
        .stream().map(UserId::new).collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static AppDraft.Grant draft(PortalFile.Grant grant) {
    var expiresIn = grant.expiresIn();
    return new AppDraft.Grant(
        new UserId(grant.user()),
        grant.accessToken(),
        grant.refreshToken(),
        expiresIn == null ? null : Duration.ofSeconds(expiresIn));
  }
}
