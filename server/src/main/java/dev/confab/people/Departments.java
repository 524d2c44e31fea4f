package dev.confab.people;

import dev.confab.basics.DepartmentId;
import dev.confab.basics.UserId;
import dev.confab.sql.Reads;
import dev.confab.sql.Store;
import dev.confab.sql.Tx;
import dev.confab.sql.WriterCache;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The departments of the portals and who works in them. The portal file declares them; what it
/// does not name is the company alone.
public final class Departments {
  /// Most departments of a portal.
  public static final int OF_PORTAL_MAX = 2_000;

  private final WriterCache<DepartmentId, Department> cache;

  Departments(Store store) {
    this.cache = new WriterCache<>(store, OF_PORTAL_MAX);
  }

  /// All departments of a portal.
  public Structure structure(Reads reads) {
    return new Structure(DepartmentsSql.all(reads, OF_PORTAL_MAX));
  }

  /// The active employees of a department, its head among them.
  public List<UserId> employees(Reads reads, Department department) {
    var ids = new TreeSet<Long>();
    DepartmentsSql.members(reads, department.id()).forEach(user -> ids.add(user.value()));
    var head = department.head();
    ids.addAll(active(reads, head == null ? Set.of() : Set.of(head)));
    return ids.stream().map(UserId::new).toList();
  }

  /// Whom a user works with: those of the same departments, and for somebody who leads one also
  /// everybody below and everybody else who leads.
  public List<UserId> colleagues(Reads reads, Person person) {
    var structure = structure(reads);
    var led = structure.ledBy(person.id());
    var departments = new LinkedHashSet<>(person.departments());
    departments.addAll(led);
    var ids = new TreeSet<Long>();
    DepartmentsSql.members(reads, departments).forEach(user -> ids.add(user.value()));
    if (!led.isEmpty()) {
      ids.addAll(active(reads, structure.heads()));
    }
    ids.remove(person.id().value());
    return ids.stream().map(UserId::new).toList();
  }

  private static List<Long> active(Reads reads, Set<UserId> users) {
    return PeopleSql.find(reads, users).stream()
        .filter(Person::active)
        .map(person -> person.id().value())
        .toList();
  }

  /// Makes a department, or makes it what is said; true when its name was another one before.
  boolean ensure(Tx tx, Department wanted) {
    var known = find(tx, wanted.id());
    if (!wanted.equals(known)) {
      DepartmentsSql.save(tx, wanted);
      cache.put(tx, wanted.id(), wanted);
    }
    return known != null && !known.name().equals(wanted.name());
  }

  /// Makes the company where nobody declared it.
  void ensureCompany(Tx tx, String name) {
    if (find(tx, Department.COMPANY) == null) {
      ensure(tx, new Department(Department.COMPANY, name, Department.SORT, null, null));
    }
  }

  /// The names of those of these departments that there are.
  List<String> names(Tx tx, List<DepartmentId> departments) {
    return departments.stream()
        .map(id -> find(tx, id))
        .filter(Objects::nonNull)
        .map(Department::name)
        .toList();
  }

  private @Nullable Department find(Tx tx, DepartmentId id) {
    return cache.get(tx, id, t -> DepartmentsSql.find(t, id));
  }

  /// Moves a user from departments to others.
  void move(Tx tx, UserId user, Set<DepartmentId> from, Set<DepartmentId> to) {
    for (var department : from) {
      if (!to.contains(department)) {
        DepartmentsSql.leave(tx, department, user);
      }
    }
    for (var department : to) {
      if (!from.contains(department)) {
        DepartmentsSql.join(tx, department, user);
      }
    }
  }
}
