package dev.confab.people;

import dev.confab.basics.UserId;
import org.jspecify.annotations.Nullable;

/// A user as the portal file declares one.
///
/// @param id the fixed id; ids given out later are greater
/// @param login what the user types to sign in; null: cannot sign in
/// @param password the password in clear; null: the stored one stays
public record PersonDraft(
    UserId id,
    @Nullable String login,
    @Nullable String password,
    boolean active,
    boolean admin,
    boolean extranet,
    Profile profile) {}
