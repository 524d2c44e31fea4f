package dev.confab.house;

import dev.confab.audit.AuditLog;
import dev.confab.audit.Deed;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;

/// Begins a backup of the whole server, with every portal, in the folder that its operator set.
/// Answers at once: `confab.admin.backup.list` says what becomes of it. There is no way to fetch
/// one by a call.
final class BackupStart implements RestMethod<NoParams, BackupStart.Begun> {
  private static final String NAME = "confab.admin.backup.start";

  private final BackupDesk desk;
  private final AuditLog audit;
  private final Requirement[] needs;

  BackupStart(BackupDesk desk, AuditLog audit, Requirement... needs) {
    this.desk = desk;
    this.audit = audit;
    this.needs = needs;
  }

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Begun(@Doc("What its folder is called.") String name) {}

  @Override
  public MethodSpec<NoParams, Begun> spec() {
    return MethodSpec.<NoParams, Begun>writing(NAME, NoParams.class, Begun.class)
        .needs(needs)
        .refusesWith(BackupError.BACKUP_OFF, BackupError.BACKUP_RUNS, BackupError.BACKUPS_FULL);
  }

  @Override
  public Begun handle(Call call, NoParams asked) {
    BackupError.BACKUP_OFF.unless(!desk.isOff());
    var last = desk.last();
    BackupError.BACKUP_RUNS.unless(last == null || !last.runs());
    BackupError.BACKUPS_FULL.unless(!desk.isFull());
    var name = desk.nextName();
    audit.note(
        call.tx(), call.caller(), call.origin().address(), Deed.of(NAME, "backup", name, name));
    call.tx().afterCommit(() -> desk.begin(name));
    return new Begun(name);
  }
}
