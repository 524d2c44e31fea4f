/// What administrators do with webhooks, applications and the portal itself. None of these methods
/// is the original's.
@NullMarked
package dev.confab.access.rest.admin;

import org.jspecify.annotations.NullMarked;
