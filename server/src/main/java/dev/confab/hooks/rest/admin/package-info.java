/// What administrators do with outgoing webhooks. None of these methods is the original's.
@NullMarked
package dev.confab.hooks.rest.admin;

import org.jspecify.annotations.NullMarked;
