package dev.confab.people.rest.admin;

import static dev.confab.people.PeopleError.LOGIN_ERROR;
import static dev.confab.people.PeopleError.LOGIN_TAKEN;
import static dev.confab.people.PeopleError.NAME_EMPTY;
import static dev.confab.people.PeopleError.PASSWORD_ERROR;

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
import dev.confab.people.PersonDraft;
import dev.confab.people.Profile;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.Requirement;
import dev.confab.rpc.RestMethod;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import org.jspecify.annotations.Nullable;

/// Adds a person who can sign in. A password that was made up is shown this once.
final class PersonAdd implements RestMethod<PersonAdd.Params, PersonAdd.Added> {
  private static final String NAME = "confab.admin.people.add";

  private final Store store;
  private final People people;
  private final AuditLog audit;
  private final Requirement[] needs;

  PersonAdd(Store store, People people, AuditLog audit, Requirement... needs) {
    this.store = store;
    this.people = people;
    this.audit = audit;
    this.needs = needs;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("What the person types to sign in.") @OrElse("LOGIN_ERROR") String login,
      @Doc("First name.") @OrElse("NAME_EMPTY") String name,
      @Doc("Last name.") @Default("") String lastName,
      @Doc("E-mail address.") @Default("") String email,
      @Doc("What the person does.") @Default("") String workPosition,
      @Doc("8 characters or more; absent: one is made up.") @Nullable String password,
      @Doc("Whether an administrator.") @Default("N") boolean admin,
      @Doc("Whether a guest, from outside the company.") @Default("N") boolean extranet) {}

  @Keys(Keys.Spelling.LOWER_SNAKE)
  record Added(
      @Doc("The new person.") UserId id,
      @Doc("The password that was made up; null when one was given.") @Nullable String password) {}

  @Override
  public MethodSpec<Params, Added> spec() {
    // reads, as far as the dispatcher knows: the slow hash must not be made inside a transaction
    return MethodSpec.<Params, Added>reading(NAME, Params.class, Added.class)
        .needs(needs)
        .refusesWith(LOGIN_ERROR, NAME_EMPTY, PASSWORD_ERROR, LOGIN_TAKEN);
  }

  @Override
  public Added handle(Call call, Params asked) {
    LOGIN_ERROR.unless(StaffChange.isLogin(asked.login()));
    NAME_EMPTY.unless(!asked.name().isBlank());
    var given = asked.password();
    var password = given == null ? MadeUp.word(StaffChange.PASSWORD_LENGTH) : given;
    var hashed = HashedPassword.of(password);
    var id = store.write(call.caller().portal(), tx -> add(tx, call, asked, hashed));
    return new Added(id, given == null ? password : null);
  }

  private UserId add(Tx tx, Call call, Params asked, HashedPassword password) {
    LOGIN_TAKEN.unless(people.byLogin(tx, asked.login()) == null);
    var profile =
        new Profile(
            asked.name(),
            asked.lastName(),
            asked.workPosition(),
            "",
            asked.email(),
            "",
            "",
            "",
            null);
    var draft =
        new PersonDraft(
            people.nextId(tx), asked.login(), null, true, asked.admin(), asked.extranet(), profile);
    var person = people.ensure(tx, draft);
    people.change(tx, person.id(), password);
    var deed =
        Deed.of(NAME, "person", person.id(), person.fullName())
            .setting("login", asked.login())
            .changing("admin", false, asked.admin())
            .changing("extranet", false, asked.extranet());
    audit.note(tx, call.caller(), call.origin().address(), deed);
    return person.id();
  }
}
