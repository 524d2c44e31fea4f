package dev.confab.rpc;

import dev.confab.basics.Change;
import dev.confab.basics.ErrorCode;
import dev.confab.basics.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What a method declares about itself; the dispatcher enforces it and the reference prints it.
///
/// @param name the method's name as the contract spells it; callers may use any case
/// @param params the record of its parameters
/// @param result the type it returns
/// @param work when it writes, if it does
/// @param needs what must hold before it runs
/// @param refusesWith every error it may answer with, beside the system's own
/// @param oversized what it says of a body that is larger than the server reads; null: it has
///   nothing of its own to say
/// @param batchable whether it may be a command of `batch`
/// @param replacedBy what is to be called instead of a method that goes out of use; empty where
///   nothing takes its place; null: it stays in use
/// @param earlier what was different on portals of older revisions
public record MethodSpec<P extends Record, R>(
    String name,
    Class<P> params,
    Class<R> result,
    Work work,
    List<Requirement> needs,
    List<ErrorCode> refusesWith,
    @Nullable ErrorCode oversized,
    boolean batchable,
    @Nullable List<String> replacedBy,
    List<Earlier> earlier) {
  private static final String WITHOUT = " without ";

  /// When a method writes.
  public enum Work {
    /// Never: it only looks.
    LOOKS,
    /// Never, and mostly there is nothing to be seen, which it knows without the database. Before
    /// it asks that it does nothing that could not be done again.
    POLLS,
    /// It runs inside its transaction.
    WRITES,
    /// It opens its transaction when it is ready.
    PREPARES
  }

  /// A method that only looks.
  public static <P extends Record, R> MethodSpec<P, R> reading(
      String name, Class<P> params, Class<? super R> result) {
    return make(name, params, result, Work.LOOKS);
  }

  /// A method that is asked again and again, and mostly in vain.
  public static <P extends Record, R> MethodSpec<P, R> polling(
      String name, Class<P> params, Class<? super R> result) {
    return make(name, params, result, Work.POLLS);
  }

  /// A method that changes something.
  public static <P extends Record, R> MethodSpec<P, R> writing(
      String name, Class<P> params, Class<? super R> result) {
    return make(name, params, result, Work.WRITES);
  }

  /// A method that has to do what takes long before it changes something: it runs outside of a
  /// transaction and opens one with [Call#write].
  public static <P extends Record, R> MethodSpec<P, R> preparing(
      String name, Class<P> params, Class<? super R> result) {
    return make(name, params, result, Work.PREPARES);
  }

  @SuppressWarnings("unchecked") // the class of a generic result is its raw class
  private static <P extends Record, R> MethodSpec<P, R> make(
      String name, Class<P> params, Class<? super R> result, Work work) {
    return new MethodSpec<>(
        name, params, (Class<R>) result, work, List.of(), List.of(), null, true, null, List.of());
  }

  /// The same with what must hold before it runs.
  public MethodSpec<P, R> needs(Requirement... requirements) {
    return new MethodSpec<>(
        name,
        params,
        result,
        work,
        List.of(requirements),
        refusesWith,
        oversized,
        batchable,
        replacedBy,
        earlier);
  }

  /// The same with the errors it may answer with, in the order a caller can observe.
  public MethodSpec<P, R> refusesWith(ErrorCode... errors) {
    return new MethodSpec<>(
        name,
        params,
        result,
        work,
        needs,
        List.of(errors),
        oversized,
        batchable,
        replacedBy,
        earlier);
  }

  /// The same, but a body that is larger than the server reads is refused with one of its own
  /// errors: what makes it so large can only be what that error is about.
  public MethodSpec<P, R> oversizedIs(ErrorCode error) {
    if (!refusesWith.contains(error)) {
      throw new IllegalArgumentException(name + " does not refuse with " + error.name());
    }
    return new MethodSpec<>(
        name, params, result, work, needs, refusesWith, error, batchable, replacedBy, earlier);
  }

  /// The same, but refused as a command of `batch`.
  public MethodSpec<P, R> notInBatch() {
    return new MethodSpec<>(
        name, params, result, work, needs, refusesWith, oversized, false, replacedBy, earlier);
  }

  /// The same, but going out of use.
  ///
  /// @param instead what is to be called in its place
  public MethodSpec<P, R> deprecated(String... instead) {
    return new MethodSpec<>(
        name,
        params,
        result,
        work,
        needs,
        refusesWith,
        oversized,
        batchable,
        List.of(instead),
        earlier);
  }

  /// The same with what was different on portals of older revisions.
  public MethodSpec<P, R> earlier(Earlier... differences) {
    return new MethodSpec<>(
        name,
        params,
        result,
        work,
        needs,
        refusesWith,
        oversized,
        batchable,
        replacedBy,
        List.of(differences));
  }

  /// What a caller is told for an error on a portal that knows these changes.
  ErrorCode told(ErrorCode error, Predicate<Change> made) {
    for (var difference : earlier) {
      if (difference instanceof Earlier.Named(var change, var now, var before)
          && now.equals(error)
          && !made.test(change)) {
        return before;
      }
    }
    return error;
  }

  /// What a caller is told whose parameters could not be read.
  Refusal unread(Refusal refusal) {
    return oversized != null && refusal.error() == SystemError.ERROR_BODY_SIZE
        ? oversized.refuse()
        : refusal;
  }

  /// The parameters a portal that knows these changes reads.
  ObjectNode read(ObjectNode sent, Predicate<Change> made) {
    ObjectNode kept = null;
    for (var difference : earlier) {
      if (difference instanceof Earlier.Unknown(var change, var path) && !made.test(change)) {
        kept = kept == null ? sent.deepCopy() : kept;
        int dot = path.lastIndexOf('.');
        var above = dot < 0 ? kept : kept.at("/" + path.substring(0, dot).replace('.', '/'));
        if (above instanceof ObjectNode object) {
          object.remove(path.substring(dot + 1));
        }
      }
    }
    return kept == null ? sent : kept;
  }

  /// How it was called: its name, and what of it was of a form that goes out of use, or has.
  public String form(ObjectNode sent) {
    for (var difference : earlier) {
      if (difference instanceof Earlier.Flat(_, var map, var one)
          && !sent.has(map)
          && sent.has(one)) {
        return name + WITHOUT + map;
      }
    }
    return name;
  }

  /// The name of the method that was called in this form.
  public static String ofForm(String form) {
    int end = form.indexOf(WITHOUT);
    return end < 0 ? form : form.substring(0, end);
  }

  /// Whether it changes nothing.
  public boolean looks() {
    return work == Work.LOOKS || work == Work.POLLS;
  }

  /// The name by which it is found.
  String key() {
    return name.toLowerCase(Locale.ROOT);
  }
}
