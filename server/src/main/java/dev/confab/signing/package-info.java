/// Signatures of what is posted to handlers, for those who ask for them: the Standard Webhooks
/// form, by a shared secret (HMAC-SHA256), by a key pair (Ed25519), or both.
///
/// No secret is stored. Each is derived from the server's own key by portal, application and
/// generation; the table keeps the generation in use and until when the one before it still signs.
@NullMarked
package dev.confab.signing;

import org.jspecify.annotations.NullMarked;
