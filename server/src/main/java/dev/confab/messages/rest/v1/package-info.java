/// The methods about messages that bots of the first generation have.
@NullMarked
package dev.confab.messages.rest.v1;

import org.jspecify.annotations.NullMarked;
