package dev.confab.house.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Holds what was answered against what is stored and what was delivered.
///
/// @param answered messages the server said it took
/// @param notStored those that cannot be read back
/// @param notDelivered those the handler never heard of
/// @param repeated deliveries of what the handler had already
/// @param disordered first deliveries that came after one of a later message of the dialog
/// @param firstAttempt from the answer to the arrival at the handler; nothing when it came first
/// @param wholeWay from the request to the arrival at the handler
record Audit(
    long answered,
    long notStored,
    long notDelivered,
    long repeated,
    long disordered,
    Latencies firstAttempt,
    Latencies wholeWay) {

  static Audit of(
      Collection<Writer> writers, Set<Long> stored, Collection<List<Sink.Arrival>> arrivals) {
    Map<Long, Writer.Accepted> answered = new HashMap<>();
    writers.forEach(writer -> answered.putAll(writer.accepted));
    var delivered = new HashSet<Long>();
    var firstAttempt = new Latencies();
    var wholeWay = new Latencies();
    long repeated = 0;
    long disordered = 0;
    for (var lane : arrivals) {
      long greatest = 0;
      for (var arrival : lane) {
        var accepted = answered.get(arrival.message());
        if (!delivered.add(arrival.message())) {
          repeated++;
          continue;
        }
        if (accepted != null) {
          firstAttempt.add(arrival.nanos() - accepted.accepted());
          wholeWay.add(arrival.nanos() - accepted.sent());
        }
        disordered += arrival.message() < greatest ? 1 : 0;
        greatest = Math.max(greatest, arrival.message());
      }
    }
    return new Audit(
        answered.size(),
        missing(answered.keySet(), stored),
        missing(answered.keySet(), delivered),
        repeated,
        disordered,
        firstAttempt,
        wholeWay);
  }

  private static long missing(Set<Long> wanted, Set<Long> found) {
    return wanted.stream().filter(id -> !found.contains(id)).count();
  }

  boolean nothingLost() {
    return notStored == 0 && notDelivered == 0 && disordered == 0;
  }

  /// One line a fault; empty when there is none.
  List<String> faults() {
    var faults = new ArrayList<String>();
    add(faults, notStored, "answered messages are not stored");
    add(faults, notDelivered, "answered messages were not delivered");
    add(faults, disordered, "events came out of order");
    return faults;
  }

  private static void add(List<String> faults, long count, String what) {
    if (count > 0) {
      faults.add(count + " " + what);
    }
  }
}
