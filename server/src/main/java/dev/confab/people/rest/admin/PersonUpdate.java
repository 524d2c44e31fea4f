package dev.confab.people.rest.admin;

import static dev.confab.people.PeopleError.LAST_ADMINISTRATOR;
import static dev.confab.people.PeopleError.LOGIN_ERROR;
import static dev.confab.people.PeopleError.LOGIN_TAKEN;
import static dev.confab.people.PeopleError.NAME_EMPTY;
import static dev.confab.people.PeopleError.USER_NOT_EXISTS;
import static dev.confab.portals.PortalError.DECLARED;

import dev.confab.audit.AuditLog;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.portals.Declared;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import dev.confab.sql.Tx;
import org.jspecify.annotations.Nullable;

/// Changes a person: name, login, whether blocked, administrator or guest. What is absent stays.
final class PersonUpdate implements RestMethod<PersonUpdate.Params, StaffCard> {
  private static final String NAME = "confab.admin.people.update";

  private final People people;
  private final Declared declared;
  private final AuditLog audit;
  private final Requirement[] needs;

  PersonUpdate(People people, Declared declared, AuditLog audit, Requirement... needs) {
    this.people = people;
    this.declared = declared;
    this.audit = audit;
    this.needs = needs;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The person.") @OrElse("USER_NOT_EXISTS") UserId userId,
      @Doc("What the person types to sign in.") @Nullable String login,
      @Doc("First name.") @Nullable String name,
      @Doc("Last name.") @Nullable String lastName,
      @Doc("What the person does.") @Nullable String workPosition,
      @Doc("E-mail address.") @Nullable String email,
      @Doc("`N` blocks the person, `Y` lets them in again.") @Nullable Boolean active,
      @Doc("Whether an administrator.") @Nullable Boolean admin,
      @Doc("Whether a guest, from outside the company.") @Nullable Boolean extranet,
      @Doc("Changes a declared person too, until the next start.") @Default("N")
          boolean untilRestart) {}

  @Override
  public MethodSpec<Params, StaffCard> spec() {
    return MethodSpec.<Params, StaffCard>writing(NAME, Params.class, StaffCard.class)
        .needs(needs)
        .refusesWith(
            USER_NOT_EXISTS, DECLARED, LOGIN_ERROR, NAME_EMPTY, LOGIN_TAKEN, LAST_ADMINISTRATOR);
  }

  @Override
  public StaffCard handle(Call call, Params asked) {
    var tx = call.tx();
    var known = people.find(tx, asked.userId());
    if (known == null || known.isBot()) {
      throw USER_NOT_EXISTS.refuse();
    }
    declared.refuseUnless(tx.portal(), known.id(), asked.untilRestart());
    var wanted = new StaffChange(known, asked);
    check(tx, known, asked);
    var changed = people.ensure(tx, wanted.draft());
    var deed = wanted.deed(NAME, changed);
    if (!deed.changes().isEmpty()) {
      audit.note(tx, call.caller(), call.origin().address(), deed);
    }
    return StaffCard.of(changed, declared.holds(tx.portal(), known.id()));
  }

  private void check(Tx tx, Person known, Params asked) {
    var login = asked.login();
    if (login != null) {
      LOGIN_ERROR.unless(StaffChange.isLogin(login));
      var owner = people.byLogin(tx, login);
      LOGIN_TAKEN.unless(owner == null || owner.id().equals(known.id()));
    }
    NAME_EMPTY.unless(asked.name() == null || !asked.name().isBlank());
    boolean steps = known.admin() && known.active();
    boolean stays = !Boolean.FALSE.equals(asked.admin()) && !Boolean.FALSE.equals(asked.active());
    LAST_ADMINISTRATOR.unless(!steps || stays || people.hasOtherAdministrator(tx, known.id()));
  }
}
