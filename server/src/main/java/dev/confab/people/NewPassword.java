package dev.confab.people;

import org.jspecify.annotations.Nullable;

/// A password a user chose, hashed and ready to be kept.
///
/// @param hash of it
/// @param declared of the portal file's, where that is not stored yet; null: it is
public record NewPassword(String hash, @Nullable String declared) {}
