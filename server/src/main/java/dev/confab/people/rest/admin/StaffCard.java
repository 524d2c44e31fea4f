package dev.confab.people.rest.admin;

import dev.confab.basics.Doc;
import dev.confab.basics.Keys;
import dev.confab.basics.UserId;
import dev.confab.people.Person;
import org.jspecify.annotations.Nullable;

/// A person as an administrator sees one.
@Keys(Keys.Spelling.LOWER_SNAKE)
record StaffCard(
    @Doc("The person.") UserId id,
    @Doc("What the person types to sign in; null: cannot sign in.") @Nullable String login,
    @Doc("First name.") String name,
    @Doc("Last name.") String lastName,
    @Doc("What the person does.") String workPosition,
    @Doc("E-mail address.") String email,
    @Doc("Colour, as `#df532d`.") String color,
    @Doc("False: blocked.") boolean active,
    @Doc("Whether an administrator.") boolean admin,
    @Doc("Whether a guest, from outside the company.") boolean extranet,
    @Doc("Since when there is this person.") String created,
    @Doc("When last seen to do something.") @Nullable String lastActivity,
    @Doc("Whether the portal file declares the person, and its next start brings it back.")
        boolean declared) {

  static StaffCard of(Person person, boolean declared) {
    var seen = person.lastActivity();
    return new StaffCard(
        person.id(),
        person.login(),
        person.name(),
        person.lastName(),
        person.workPosition(),
        person.email(),
        person.color(),
        person.active(),
        person.admin(),
        person.extranet(),
        person.created().toString(),
        seen == null ? null : seen.toString(),
        declared);
  }
}
