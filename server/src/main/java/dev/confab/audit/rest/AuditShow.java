package dev.confab.audit.rest;

import dev.confab.audit.AuditEntry;
import dev.confab.audit.AuditFilter;
import dev.confab.audit.AuditLog;
import dev.confab.audit.Deed;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shows who changed what on the portal, the newest first. Lines are never changed; the newest
/// 100,000 are kept.
public final class AuditShow implements RestMethod<AuditShow.Params, AuditShow.Shown> {
  private final AuditLog log;
  private final Requirement[] needs;

  /// A method over this log.
  public AuditShow(AuditLog log, Requirement... needs) {
    this.log = log;
    this.needs = needs;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("Only what this user did.") @Nullable UserId userId,
      @Doc("Only what was done to a `person`, `webhook`, `app`, `outgoing`, `portal`, `event`.")
          @Nullable String kind,
      @Doc("Only lines before this one.") @Nullable Long before,
      @Doc("Most lines, up to 200.") @Default("50") long limit) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Shown(
      @Doc("The lines, newest first.") List<Line> entries,
      @Doc("The BEFORE of the next page; null on the last.") @Nullable Long next) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Line(
      @Doc("Its number.") long id,
      @Doc("When it was done.") String at,
      @Doc("By whom.") UserId userId,
      @Doc("With what credential.") String credential,
      @Doc("From where.") String address,
      @Doc("The method.") String action,
      @Doc("What was changed.") String kind,
      @Doc("Which one.") String subject,
      @Doc("What it is called.") String name,
      @Doc("What is not what it was.") List<Change> changes) {

    static Line of(AuditEntry entry) {
      var deed = entry.deed();
      return new Line(
          entry.id(),
          entry.at().toString(),
          entry.by(),
          entry.credential(),
          entry.address(),
          deed.action(),
          deed.kind(),
          deed.subject(),
          deed.name(),
          deed.changes().stream().map(Change::of).toList());
    }
  }

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Change(
      @Doc("What.") String what,
      @Doc("What it was; null: it was not there, or is a secret.") @Nullable String from,
      @Doc("What it is; null: it is gone.") @Nullable String to) {

    static Change of(Deed.Change change) {
      return new Change(change.what(), change.from(), change.to());
    }
  }

  @Override
  public MethodSpec<Params, Shown> spec() {
    return MethodSpec.<Params, Shown>reading("confab.admin.audit", Params.class, Shown.class)
        .needs(needs);
  }

  @Override
  public Shown handle(Call call, Params asked) {
    int limit = Math.clamp(asked.limit(), 1, AuditLog.PAGE_MAX);
    var filter = new AuditFilter(asked.userId(), asked.kind(), asked.before());
    var found = log.list(call.reads(), filter, limit);
    var next = found.size() == limit ? found.getLast().id() : null;
    return new Shown(found.stream().map(Line::of).toList(), next);
  }
}
