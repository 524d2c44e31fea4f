package dev.confab.house;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.NoParams;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lists the backups in the folder that the operator set, and says what became of the one that was
/// begun last.
final class BackupList implements RestMethod<NoParams, BackupList.Shown> {
  private final BackupDesk desk;
  private final Requirement[] needs;

  BackupList(BackupDesk desk, Requirement... needs) {
    this.desk = desk;
    this.needs = needs;
  }

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Shown(
      @Doc("Whether one can be begun here: the operator set a folder.") boolean possible,
      @Doc("The one begun last since the server was started; null: none.") @Nullable Begun last,
      @Doc("Those that are complete, newest first.") List<Kept> backups) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Begun(
      @Doc("What its folder is called.") String name,
      @Doc("When it was begun.") String started,
      @Doc("When it ended; null: it runs.") @Nullable String ended,
      @Doc("Bytes of the store copied so far while it runs; files follow.") long copied,
      @Doc("Why it failed; null: it did not.") @Nullable String trouble) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Kept(
      @Doc("What its folder is called.") String name,
      @Doc("When it was complete.") String taken,
      @Doc("The version of the server that made it.") String version) {}

  @Override
  public MethodSpec<NoParams, Shown> spec() {
    return MethodSpec.<NoParams, Shown>reading(
            "confab.admin.backup.list", NoParams.class, Shown.class)
        .needs(needs);
  }

  @Override
  public Shown handle(Call call, NoParams asked) {
    var kept =
        desk.kept().stream().map(one -> new Kept(one.name(), one.taken(), one.version())).toList();
    return new Shown(!desk.isOff(), begun(desk.last()), kept);
  }

  private @Nullable Begun begun(BackupDesk.@Nullable Last last) {
    if (last == null) {
      return null;
    }
    var ended = last.ended();
    return new Begun(
        last.name(),
        last.started().toString(),
        ended == null ? null : ended.toString(),
        desk.copied(),
        last.trouble());
  }
}
