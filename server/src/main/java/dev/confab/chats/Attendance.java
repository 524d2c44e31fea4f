package dev.confab.chats;

import dev.confab.basics.UserId;
import dev.confab.bots.Bots;
import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.sql.Tx;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Lets users into group chats and out of them, and says so to those who stay.
public final class Attendance {
  /// Groups that are left after one look for them.
  private static final int LEFT_MAX = 256;

  /// Chats of a user looked at in one go.
  private static final int PAGE = 200;

  /// Members of a large chat who may inherit it: those with the least ids.
  private static final int HEIRS_MAX = 1_000;

  private final Chats chats;
  private final People people;
  private final Notices notices;

  /// Who comes into these chats, and who goes.
  public Attendance(Chats chats, People people, Notices notices) {
    this.chats = chats;
    this.people = people;
    this.notices = notices;
  }

  /// Takes bots out of their groups when they are removed: nobody could send them away, nor take
  /// over what they own.
  public void letGo(Bots bots) {
    bots.onRemoval((tx, bot) -> leaveAll(tx, bot.id()));
  }

  /// Passes on what blocked people own, as soon as they are blocked, or as soon as one comes back
  /// who can run it. They stay in their chats.
  public void passOnOfTheBlocked() {
    people.onStanding(this::follow);
  }

  private void follow(Tx tx, Person person) {
    if (person.isBot()) {
      return;
    }
    var page = MembersSql.chatsOf(tx, person.id(), 0, PAGE);
    while (!page.isEmpty()) {
      page.stream()
          .map(id -> chats.find(tx, id))
          .filter(chat -> chat != null && !chat.isPrivate() && passOn(tx, chat))
          .forEach(chat -> notices.inherited(tx, chats.current(tx, chat)));
      page = MembersSql.chatsOf(tx, person.id(), page.getLast().value(), PAGE);
    }
  }

  private void leaveAll(Tx tx, UserId user) {
    var page = ChatsSql.groupsOf(tx, user, LEFT_MAX);
    while (!page.isEmpty()) {
      page.forEach(chat -> leave(tx, chat, user, user));
      page = ChatsSql.groupsOf(tx, user, LEFT_MAX);
    }
  }

  /// Lets users in; returns those who were not in before. Without history they see nothing that was
  /// said until now, not even what they once read there.
  public List<UserId> join(
      Tx tx, Chat chat, Collection<UserId> users, UserId by, boolean withHistory) {
    var fresh = chats.join(tx, chat, users, by, withHistory);
    if (!fresh.isEmpty()) {
      passOn(tx, chat);
      notices.joined(tx, chat, by, fresh);
    }
    return fresh;
  }

  /// Whether `by` may take `user` out: everybody may go himself, managers may send members away,
  /// and nobody the owner.
  public boolean mayRemove(Tx tx, Chat chat, UserId by, UserId user) {
    if (by.equals(user)) {
      return true;
    }
    var mine = chats.role(tx, chat, by);
    return mine.compareTo(Role.MANAGER) >= 0 && chats.role(tx, chat, user).compareTo(mine) < 0;
  }

  /// The same of a chat that may let nobody go, or not its owner.
  public boolean mayLeave(Tx tx, Chat chat, UserId by, UserId user) {
    return chat.restrictions().leave() && !keepsOwner(chat, user) && mayRemove(tx, chat, by, user);
  }

  /// Whether a chat that does not let its owner go is asked to.
  public boolean keepsOwner(Chat chat, UserId user) {
    return chat.owner().equals(user) && !chat.restrictions().leaveOwner();
  }

  /// Takes a member out. An owner who goes leaves the chat to an active manager, else to whoever of
  /// the active members has the least id, persons before bots; where nobody is left, to whoever
  /// comes next.
  public void leave(Tx tx, Chat chat, UserId user, UserId by) {
    chats.strike(tx, chat, user);
    passOn(tx, chat);
    notices.left(tx, chat, by, user);
  }

  /// Gives a chat whose owner is not in it, or is blocked, to an heir; false when it stays as it
  /// is. What nobody owns stays nobody's, and a blocked owner's what nobody active is in.
  private boolean passOn(Tx tx, Chat chat) {
    var owner = chats.current(tx, chat).owner();
    if (owner.value() == 0) {
      return false;
    }
    var isIn = chats.member(tx, chat, owner) != null;
    if (isIn && isActive(tx, owner)) {
      return false;
    }
    var heir = heir(tx, chat, isIn);
    if (heir == null) {
      return false;
    }
    chats.change(tx, chats.current(tx, chat).ownedBy(heir));
    chats.setManager(tx, chat, heir, true);
    return true;
  }

  private boolean isActive(Tx tx, UserId user) {
    var person = people.find(tx, user);
    return person != null && person.active();
  }

  private @Nullable UserId heir(Tx tx, Chat chat, boolean activeOnly) {
    var managers = people.find(tx, chats.managers(tx, chat));
    if (managers.stream().anyMatch(Person::active)) {
      return first(managers);
    }
    var members =
        people.find(tx, chats.members(tx, chat, 0, HEIRS_MAX).stream().map(Member::user).toList());
    if (members.stream().anyMatch(Person::active)) {
      return first(members);
    }
    return activeOnly ? null : first(managers.isEmpty() ? members : managers);
  }

  private static @Nullable UserId first(List<Person> candidates) {
    return candidates.stream()
        .min(
            Comparator.comparing((Person person) -> !person.active())
                .thenComparing(Person::isBot)
                .thenComparing(person -> person.id().value()))
        .map(Person::id)
        .orElse(null);
  }
}
