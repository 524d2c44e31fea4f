package dev.confab.house;

import dev.confab.blobs.BlobPlace;
import dev.confab.calls.CallKeep;
import dev.confab.delivery.WebhookClient.Limits;
import dev.confab.eventlog.EventKeep;
import dev.confab.web.DoorSettings;
import dev.confab.web.OpenId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a house is built with.
///
/// @param database the JDBC address of the store
/// @param secret the key that proves tokens; 32 bytes or more
/// @param door where it listens
/// @param allow private networks and hosts to which events may be posted
/// @param loopback whether events may be posted to this machine itself
/// @param handlers how long posting an event may take
/// @param operatingMax how long a method may work in ten minutes for one credential, where a portal
///   has not the limits of the cloud; zero: as long as it likes
/// @param clock what time it is
/// @param keep how much of the settled events stays
/// @param calls which calls are kept
/// @param files where the bytes of files are kept
/// @param links what is fetched of the pages and pictures that messages name
/// @param openId where people may sign in beside their password; null: nowhere
/// @param backups where administrators may start backups
public record HouseSettings(
    String database,
    byte[] secret,
    DoorSettings door,
    List<String> allow,
    boolean loopback,
    Limits handlers,
    Duration operatingMax,
    InstantSource clock,
    EventKeep keep,
    CallKeep calls,
    BlobPlace files,
    LinkSettings links,
    OpenId.@Nullable Provider openId,
    BackupDesk backups) {

  /// The same with what a server keeps unless it is told otherwise, and files that end with the
  /// process.
  public HouseSettings(
      String database,
      byte[] secret,
      DoorSettings door,
      List<String> allow,
      boolean loopback,
      Duration operatingMax,
      InstantSource clock) {
    this(
        database,
        secret,
        door,
        allow,
        loopback,
        Limits.SERVER,
        operatingMax,
        clock,
        EventKeep.SERVER,
        CallKeep.SERVER,
        BlobPlace.inMemory(clock),
        LinkSettings.off(),
        null,
        BackupDesk.off());
  }
}
