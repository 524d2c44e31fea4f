/// Who calls and what they may: incoming webhooks, applications and their OAuth tokens, browser
/// sessions, scopes.
///
/// What a caller shows is never kept as it is: codes, secrets and tokens lie in the database as
/// SHA-256 of their text, and tokens the server mints itself carry their own proof and are not kept
/// at all. Nothing here writes a secret to the log.
@NullMarked
package dev.confab.access;

import org.jspecify.annotations.NullMarked;
