package dev.confab.chats.rest;

import static dev.confab.access.AccessError.SESSION_ONLY;
import static dev.confab.files.FileError.IMAGE_TOO_LARGE;
import static dev.confab.files.FileError.NOT_AN_IMAGE;
import static dev.confab.people.PeopleError.NAME_EMPTY;
import static dev.confab.portals.PortalError.DECLARED;

import dev.confab.access.Scope;
import dev.confab.access.Sessions;
import dev.confab.audit.AuditLog;
import dev.confab.audit.Deed;
import dev.confab.basics.Default;
import dev.confab.basics.Doc;
import dev.confab.basics.FileId;
import dev.confab.basics.Keys;
import dev.confab.files.Files;
import dev.confab.files.SentFile;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.people.Phones;
import dev.confab.people.Profile;
import dev.confab.portals.Declared;
import dev.confab.rpc.Call;
import dev.confab.rpc.MethodSpec;
import dev.confab.rpc.RestMethod;
import dev.confab.rpc.SystemError;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Changes how the caller himself is shown: name, position, numbers, picture. What is absent stays.
/// Takes calls of a browser's session only: no application renames whom it acts for. The e-mail
/// address is not among it: by it a provider of sign-ins says who somebody is. Ours alone; the
/// original's own clients do it in another way.
final class MessengerProfile implements RestMethod<MessengerProfile.Params, Boolean> {
  private static final String NAME = "confab.messenger.profile";
  private static final byte[] NO_IMAGE = {};

  private final People people;
  private final Files files;
  private final Declared declared;
  private final AuditLog audit;

  MessengerProfile(People people, Files files, Declared declared, AuditLog audit) {
    this.people = people;
    this.files = files;
    this.declared = declared;
    this.audit = audit;
  }

  @Keys(Keys.Spelling.UPPER_SNAKE)
  record Params(
      @Doc("First name.") @Nullable String name,
      @Doc("Last name.") @Nullable String lastName,
      @Doc("What one does.") @Nullable String workPosition,
      @Doc("Telephone number at work.") @Nullable String workPhone,
      @Doc("Mobile telephone number.") @Nullable String personalMobile,
      @Doc("The picture as Base64; empty takes it away.") @Nullable JsonNode avatar,
      @Doc(
              "Changes what the portal file declares too, until the next start. A picture it does"
                  + " not declare.")
          @Default("N")
          boolean untilRestart) {}

  @Override
  public MethodSpec<Params, Boolean> spec() {
    return MethodSpec.<Params, Boolean>writing(NAME, Params.class, Boolean.class)
        .needs(Scope.CONFAB)
        .refusesWith(SESSION_ONLY, NAME_EMPTY, DECLARED, NOT_AN_IMAGE, IMAGE_TOO_LARGE);
  }

  @Override
  public Boolean handle(Call call, Params asked) {
    SESSION_ONLY.unless(Sessions.idOf(call.caller()) != null);
    var tx = call.tx();
    var me = people.find(tx, call.caller().user());
    if (me == null) {
      throw SystemError.INVALID_CREDENTIALS.refuse();
    }
    NAME_EMPTY.unless(asked.name() == null || !asked.name().isBlank());
    var wanted = wanted(me, asked);
    if (!wanted.equals(me.profile())) {
      declared.refuseUnless(tx.portal(), me.id(), asked.untilRestart());
    }
    var picture = picture(call, me, asked.avatar());
    people.change(tx, me.id(), wanted.withAvatar(picture));
    note(call, me);
    return true;
  }

  private static Profile wanted(Person me, Params asked) {
    var before = me.profile();
    var phones =
        new Phones(
            either(asked.workPhone(), before.phones().work()),
            either(asked.personalMobile(), before.phones().mobile()),
            before.phones().inner());
    return new Profile(
        either(asked.name(), before.name()),
        either(asked.lastName(), before.lastName()),
        either(asked.workPosition(), before.workPosition()),
        before.gender(),
        before.email(),
        before.birthday(),
        before.website(),
        before.color(),
        before.avatar(),
        phones);
  }

  private static String either(@Nullable String asked, String before) {
    return asked == null ? before : asked.strip();
  }

  /// The picture from now on; the one before it goes.
  private @Nullable FileId picture(Call call, Person me, @Nullable JsonNode sent) {
    var before = me.avatar();
    if (sent == null || sent.isNull()) {
      return before;
    }
    var takenAway = sent.isString() && sent.asString().isEmpty();
    var bytes = takenAway ? null : SentFile.bytesOf(sent);
    var now =
        takenAway ? null : files.storeImage(call.tx(), Objects.requireNonNullElse(bytes, NO_IMAGE));
    if (before != null) {
      files.remove(call.tx(), before);
    }
    return now;
  }

  private void note(Call call, Person before) {
    var after = Objects.requireNonNull(people.find(call.tx(), before.id()));
    var deed =
        Deed.of(NAME, "person", before.id(), after.fullName())
            .changing("name", before.name(), after.name())
            .changing("last_name", before.lastName(), after.lastName())
            .changing("work_position", before.workPosition(), after.workPosition())
            .changing("work_phone", before.phones().work(), after.phones().work())
            .changing("personal_mobile", before.phones().mobile(), after.phones().mobile())
            .changing("picture", before.avatar(), after.avatar());
    if (!deed.changes().isEmpty()) {
      audit.note(call.tx(), call.caller(), call.origin().address(), deed);
    }
  }
}
