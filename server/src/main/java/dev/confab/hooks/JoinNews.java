package dev.confab.hooks;

import dev.confab.basics.Json;
import dev.confab.people.Person;
import dev.confab.portals.Portals;
import dev.confab.sql.Tx;

/// Tells of people who join the portal.
public final class JoinNews {
  private final Hooks hooks;
  private final Portals portals;

  /// News for these.
  public JoinNews(Hooks hooks, Portals portals) {
    this.hooks = hooks;
    this.portals = portals;
  }

  /// Somebody joined: it is the person's own doing, so tokens are the person's.
  /// (api-reference/common/events/on-user-add.md)
  public void joined(Tx tx, Person person) {
    var zone = portals.get(tx.portal()).timezone();
    var data = Json.mapper().createObjectNode();
    data.put("ID", person.id().value());
    data.put("ACTIVE", person.active() ? "Y" : "N");
    data.put("EMAIL", person.email());
    data.put("NAME", person.name());
    data.put("LAST_NAME", person.lastName());
    data.put("PERSONAL_GENDER", person.gender());
    data.put("PERSONAL_BIRTHDAY", person.birthday());
    data.set("UF_DEPARTMENT", Json.tree(person.departments()));
    data.put("DATE_REGISTER", Json.TIME.format(person.created().atZone(zone)));
    data.put("WORK_POSITION", person.workPosition());
    data.put("UF_EMPLOYMENT_DATE", "");
    hooks.tell(tx, new News(HookEvent.ONUSERADD, person.id(), "user/" + person.id(), data));
  }
}
