package dev.confab.rpc;

import dev.confab.basics.ErrorCode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a method declares about itself; the dispatcher enforces it and the reference prints it.
///
/// @param name the method's name as the contract spells it; callers may use any case
/// @param params the record of its parameters
/// @param result the type it returns
/// @param writes whether it needs a transaction that writes
/// @param needs what must hold before it runs
/// @param refusesWith every error it may answer with, beside the system's own
/// @param batchable whether it may be a command of `batch`
/// @param replacedBy what is to be called instead of a method that goes out of use; empty where
///   nothing takes its place; null: it stays in use
public record MethodSpec<P extends Record, R>(
    String name,
    Class<P> params,
    Class<R> result,
    boolean writes,
    List<Requirement> needs,
    List<ErrorCode> refusesWith,
    boolean batchable,
    @Nullable List<String> replacedBy) {

  /// A method that only looks.
  public static <P extends Record, R> MethodSpec<P, R> reading(
      String name, Class<P> params, Class<? super R> result) {
    return make(name, params, result, false);
  }

  /// A method that changes something.
  public static <P extends Record, R> MethodSpec<P, R> writing(
      String name, Class<P> params, Class<? super R> result) {
    return make(name, params, result, true);
  }

  @SuppressWarnings("unchecked") // the class of a generic result is its raw class
  private static <P extends Record, R> MethodSpec<P, R> make(
      String name, Class<P> params, Class<? super R> result, boolean writes) {
    return new MethodSpec<>(
        name, params, (Class<R>) result, writes, List.of(), List.of(), true, null);
  }

  /// The same with what must hold before it runs.
  public MethodSpec<P, R> needs(Requirement... requirements) {
    return new MethodSpec<>(
        name, params, result, writes, List.of(requirements), refusesWith, batchable, replacedBy);
  }

  /// The same with the errors it may answer with, in the order a caller can observe.
  public MethodSpec<P, R> refusesWith(ErrorCode... errors) {
    return new MethodSpec<>(
        name, params, result, writes, needs, List.of(errors), batchable, replacedBy);
  }

  /// The same, but refused as a command of `batch`.
  public MethodSpec<P, R> notInBatch() {
    return new MethodSpec<>(name, params, result, writes, needs, refusesWith, false, replacedBy);
  }

  /// The same, but going out of use.
  ///
  /// @param instead what is to be called in its place
  public MethodSpec<P, R> deprecated(String... instead) {
    return new MethodSpec<>(
        name, params, result, writes, needs, refusesWith, batchable, List.of(instead));
  }

  /// The name by which it is found.
  String key() {
    return name.toLowerCase(Locale.ROOT);
  }
}
