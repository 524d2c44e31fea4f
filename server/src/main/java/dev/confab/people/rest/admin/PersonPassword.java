package dev.confab.people.rest.admin;

import static dev.confab.people.PeopleError.PASSWORD_ERROR;
import static dev.confab.people.PeopleError.USER_NOT_EXISTS;
import static dev.confab.portals.PortalError.DECLARED;

import dev.confab.audit.AuditLog;
import dev.confab.audit.Deed;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.MadeUp;
import dev.confab.basics.OrElse;
import dev.confab.basics.UserId;
import dev.confab.people.HashedPassword;
import dev.confab.people.People;
import dev.confab.portals.Declared;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import dev.confab.sql.Store;
import org.jspecify.annotations.Nullable;

/// Gives a person another password and signs all their browsers out. A password that was made up is
/// shown this once.
final class PersonPassword implements RestMethod<PersonPassword.Params, PersonPassword.Given> {
  private static final String NAME = "confab.admin.people.password";

  private final Store store;
  private final People people;
  private final Declared declared;
  private final AuditLog audit;
  private final Requirement[] needs;

  PersonPassword(
      Store store, People people, Declared declared, AuditLog audit, Requirement... needs) {
    this.store = store;
    this.people = people;
    this.declared = declared;
    this.audit = audit;
    this.needs = needs;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("The person.") @OrElse("USER_NOT_EXISTS") UserId userId,
      @Doc("8 characters or more; absent: one is made up.") @Nullable String password,
      @Doc("Changes a declared person too, until the next start.") @Default("N")
          boolean untilRestart) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Given(
      @Doc("The password that was made up; null when one was given.") @Nullable String password) {}

  @Override
  public MethodSpec<Params, Given> spec() {
    // reads, as far as the dispatcher knows: the slow hash must not be made inside a transaction
    return MethodSpec.<Params, Given>reading(NAME, Params.class, Given.class)
        .needs(needs)
        .refusesWith(USER_NOT_EXISTS, DECLARED, PASSWORD_ERROR);
  }

  @Override
  public Given handle(Call call, Params asked) {
    var known = people.find(call.reads(), asked.userId());
    if (known == null || known.isBot()) {
      throw USER_NOT_EXISTS.refuse();
    }
    var portal = call.caller().portal();
    declared.refuseUnless(portal, known.id(), asked.untilRestart());
    var given = asked.password();
    var password = given == null ? MadeUp.word(StaffChange.PASSWORD_LENGTH) : given;
    var hashed = HashedPassword.of(password);
    var deed = Deed.of(NAME, "person", known.id(), known.fullName()).setting("password", "***");
    store.write(
        portal,
        tx -> {
          people.change(tx, known.id(), hashed);
          audit.note(tx, call.caller(), call.origin().address(), deed);
          return known.id();
        });
    return new Given(given == null ? password : null);
  }
}
