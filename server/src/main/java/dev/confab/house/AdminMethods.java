package dev.confab.house;

import dev.confab.access.Administrator;
import dev.confab.access.Scope;
import dev.confab.access.rest.admin.AccessDesk;
import dev.confab.audit.rest.AuditShow;
import dev.confab.delivery.HandlerNotes;
import dev.confab.hooks.rest.admin.OutgoingCare;
import dev.confab.hooks.rest.admin.OutgoingDesk;
import dev.confab.inspect.BotFiles;
import dev.confab.inspect.Lookout;
import dev.confab.inspect.rest.InspectMethods;
import dev.confab.limits.OperatingTime;
import dev.confab.limits.RateLimit;
import dev.confab.people.rest.admin.PeopleDesk;
import dev.confab.rpc.Methods;
import dev.confab.rpc.Requirement;
import java.util.List;

/// The methods on which the console stands.
final class AdminMethods {
  private static final Requirement[] NEEDS = {Scope.CONFAB, Administrator.REQUIRED};

  private AdminMethods() {}

  /// What administrators do.
  static void addTo(Methods methods, Rooms rooms, HouseSettings settings) {
    methods.add(
        PeopleDesk.all(rooms.store(), rooms.people(), rooms.declared(), rooms.audit(), NEEDS));
    methods.add(
        AccessDesk.all(
            rooms.portals(),
            rooms.people(),
            rooms.apps(),
            rooms.webhooks(),
            rooms.declared(),
            rooms.audit()));
    methods.add(
        new OutgoingDesk(
                rooms.apps(), rooms.hooks(), care(rooms.notes()), rooms.declared(), rooms.audit())
            .methods());
    methods.add(
        List.of(
            new AuditShow(rooms.audit(), NEEDS),
            new ServerShow(settings, NEEDS),
            new BackupStart(settings.backups(), rooms.audit(), NEEDS),
            new BackupList(settings.backups(), NEEDS)));
  }

  private static OutgoingCare care(HandlerNotes notes) {
    return (portal, webhook, address) -> {
      var note = notes.of(portal, webhook, address);
      return new OutgoingCare.Note(note.closed(), note.warning());
    };
  }

  /// What developers of bots ask beside events: about bots whole, and about limits.
  static void addTo(
      Methods methods,
      Rooms rooms,
      OperatorDesk operator,
      Lookout lookout,
      RateLimit rate,
      OperatingTime time) {
    var files =
        new BotFiles(
            rooms.people(),
            rooms.apps(),
            rooms.bots(),
            rooms.commands(),
            rooms.log(),
            operator.care());
    methods.add(
        InspectMethods.ofBots(
            lookout, files, rooms.bots(), rooms.audit(), operator.doctor(), rate, time));
  }
}
