package dev.confab.people.rest;

import dev.confab.people.People;
import dev.confab.people.Person;
import dev.confab.rpc.Call;
import dev.confab.rpc.Page;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Walks the persons of a portal and keeps one page of those that fit.
///
/// Filters and sorting are done here and not by the database: the two databases compare texts
/// differently, and neither as the original does. Conditions on ids narrow the walk, and a list by
/// id that need not be counted ends with its page.
final class UserScan {
  private static final int BATCH = 500;

  private final People people;
  private final Call call;
  private final ZoneId zone;
  private final UserFilter filter;
  private final UserOrder order;
  private final @Nullable List<Person> among;

  /// @param among who alone can fit; null: anybody
  UserScan(
      People people,
      Call call,
      ZoneId zone,
      UserFilter filter,
      UserOrder order,
      @Nullable List<Person> among) {
    this.people = people;
    this.call = call;
    this.zone = zone;
    this.filter = filter;
    this.order = order;
    this.among = among;
  }

  /// The page that begins at `start`; -1: the first, without counting.
  ///
  /// @param seen those of some people whom the caller may look at
  Page<UserRow> from(long start, UnaryOperator<List<Person>> seen) {
    var counted = start >= 0;
    var skip = Math.max(0, start);
    var page = order.isById() ? byId(skip, counted, seen) : sorted(skip, seen);
    return counted ? page : new Page<>(page.items(), null, null);
  }

  private Page<UserRow> byId(long skip, boolean counted, UnaryOperator<List<Person>> seen) {
    var items = new ArrayList<UserRow>(Page.SIZE);
    var walk = new Walk(seen);
    long total = 0;
    for (var row = walk.next(); row != null; row = walk.next()) {
      if (total >= skip && items.size() < Page.SIZE) {
        items.add(row);
      }
      total++;
      if (!counted && items.size() == Page.SIZE) {
        break;
      }
    }
    return Page.of(items, skip, total);
  }

  private Page<UserRow> sorted(long skip, UnaryOperator<List<Person>> seen) {
    var all = new ArrayList<UserRow>();
    var walk = new Walk(seen);
    for (var row = walk.next(); row != null; row = walk.next()) {
      all.add(row);
    }
    all.sort(order.comparator());
    int from = (int) Math.min(skip, all.size());
    var items = List.copyOf(all.subList(from, Math.min(all.size(), from + Page.SIZE)));
    return Page.of(items, skip, all.size());
  }

  /// The rows that fit, in the order of their ids, read in batches.
  private final class Walk {
    private long low = filter.lowId();
    private long high = filter.highId();
    private List<Person> batch = List.of();
    private int at;
    private boolean last;
    private final UnaryOperator<List<Person>> seen;

    Walk(UnaryOperator<List<Person>> seen) {
      this.seen = seen;
    }

    @Nullable UserRow next() {
      while (true) {
        while (at < batch.size()) {
          var row = new UserRow(batch.get(at++), zone, call.now());
          if (filter.holds(row)) {
            return row;
          }
        }
        if (last) {
          return null;
        }
        fill();
      }
    }

    /// Persons only, as the walk through all of them finds.
    private List<Person> known(List<Person> all, boolean down) {
      Comparator<Person> byId = Comparator.comparing(person -> person.id().value());
      return all.stream()
          .filter(person -> !person.isBot())
          .sorted(down ? byId.reversed() : byId)
          .toList();
    }

    private void fill() {
      var down = order.isById() && order.isDescending();
      if (among != null) {
        batch = seen.apply(known(among, down));
        at = 0;
        last = true;
        return;
      }
      var next =
          down
              ? people.descending(call.reads(), low, high, BATCH)
              : people.ascending(call.reads(), low, high, BATCH);
      batch = seen.apply(next);
      at = 0;
      last = next.size() < BATCH;
      if (!last && down) {
        high = next.getLast().id().value() - 1;
      } else if (!last) {
        low = next.getLast().id().value() + 1;
      }
    }
  }
}
