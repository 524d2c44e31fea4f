package dev.confab.house;

import dev.confab.access.AppDraft;
import dev.confab.access.WebhookDraft;
import dev.confab.basics.DepartmentId;
import dev.confab.basics.HandlerId;
import dev.confab.basics.Id;
import dev.confab.basics.PortalId;
import dev.confab.basics.UserId;
import dev.confab.hooks.HookEvent;
import dev.confab.people.Department;
import dev.confab.people.PersonDraft;
import dev.confab.people.Phones;
import dev.confab.people.Profile;
import dev.confab.portals.Portal;
import dev.confab.portals.PortalDraft;
import dev.confab.signing.Mode;
import dev.confab.sql.Tx;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Makes portals what a portal file says. Doing it again changes nothing; what the file does not
/// name stays as it is.
public final class PortalSetup {
  private static final Map<String, Mode> SIGNINGS =
      Arrays.stream(Mode.values()).collect(Collectors.toMap(Mode::word, mode -> mode));

  private final Rooms rooms;

  /// A setup of these rooms.
  public PortalSetup(Rooms rooms) {
    this.rooms = rooms;
  }

  /// Applies a portal file; `address` is the portal's host and port where the file names none. What
  /// it declares is known to come back with the next start.
  public Portal apply(PortalFile file, String address) {
    return apply(file, address, rooms.declared()::add);
  }

  /// The same for a file that no other start will apply.
  Portal applyOnce(PortalFile file, String address) {
    return apply(file, address, (portal, id) -> {});
  }

  private Portal apply(PortalFile file, String address, BiConsumer<PortalId, Id> declares) {
    try {
      var portal = rooms.portals().ensure(draft(file.home(), address));
      declares.accept(portal.id(), portal.id());
      Consumer<Id> seen = id -> declares.accept(portal.id(), id);
      rooms
          .store()
          .write(
              portal.id(),
              tx -> {
                rooms.people().ensureCompany(tx, portal.host());
                file.departments().forEach(branch -> rooms.people().ensure(tx, draft(branch)));
                file.users()
                    .forEach(user -> seen.accept(rooms.people().ensure(tx, draft(user)).id()));
                if (file.home().generalChat()) {
                  rooms.generalChat().ensure(tx);
                }
                file.webhooks().forEach(webhook -> seen.accept(ensure(tx, webhook)));
                file.apps().forEach(app -> seen.accept(ensure(tx, app)));
                file.outgoing().forEach(outlet -> seen.accept(ensure(tx, outlet)));
                return portal;
              });
      cleanUp(portal.id());
      return portal;
    } catch (IllegalArgumentException e) {
      throw new StartRefused(file.place() + ": " + e.getMessage());
    }
  }

  /// In portions: whoever writes meanwhile waits for the one under way. What a fall of the server
  /// leaves is cleaned up at the next start.
  private void cleanUp(PortalId portal) {
    var left = rooms.bots().subscriptions();
    @Nullable HandlerId after = null;
    do {
      var from = after;
      after = rooms.store().write(portal, tx -> left.cleanUp(tx, from));
    } while (after != null);
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
        home.limits().equals("cloud") ? Portal.LimitProfile.CLOUD : Portal.LimitProfile.SELF_HOSTED,
        home.revision());
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

  private static Department draft(PortalFile.Branch branch) {
    var parent = branch.parent();
    var head = branch.head();
    return new Department(
        new DepartmentId(branch.id()),
        branch.name(),
        branch.sort(),
        parent == null ? null : new DepartmentId(parent),
        head == null ? null : new UserId(head));
  }

  private static PersonDraft draft(PortalFile.Member member) {
    return new PersonDraft(
        new UserId(member.id()),
        member.login(),
        member.password(),
        member.active(),
        member.admin(),
        member.extranet(),
        member.departments().stream().map(DepartmentId::new).toList(),
        new Profile(
            member.name(),
            member.lastName(),
            member.workPosition(),
            member.gender(),
            member.email(),
            member.birthday(),
            member.website(),
            "",
            null,
            new Phones(member.workPhone(), member.mobilePhone(), member.innerPhone())));
  }

  private Id ensure(Tx tx, PortalFile.Inlet inlet) {
    var expiresIn = inlet.expiresIn();
    var draft =
        new WebhookDraft(
            new UserId(inlet.user()),
            inlet.code(),
            "",
            new LinkedHashSet<>(inlet.scopes()),
            expiresIn == null ? null : rooms.clock().instant().plusSeconds(expiresIn));
    return rooms.webhooks().ensure(tx, draft).id();
  }

  private Id ensure(Tx tx, PortalFile.Program program) {
    var app = rooms.apps().ensure(tx, draft(program));
    rooms.agreements().change(tx, app.id(), null, program.delivery());
    var signing = program.signing();
    if (signing != null) {
      rooms.signings().ensure(tx, app.id(), SIGNINGS.get(signing));
    }
    return app.id();
  }

  private Id ensure(Tx tx, PortalFile.Outlet outlet) {
    var app = rooms.apps().ensureOutgoing(tx, outlet.name(), outlet.applicationToken());
    rooms.agreements().change(tx, app.id(), null, outlet.delivery());
    var events = outlet.events().stream().map(HookEvent::valueOf).toList();
    rooms.hooks().tellOnly(tx, app.id(), events, outlet.url());
    return app.id();
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
