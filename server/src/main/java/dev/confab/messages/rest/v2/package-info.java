/// The methods about messages, as the second generation of the API has them.
@NullMarked
package dev.confab.messages.rest.v2;

import org.jspecify.annotations.NullMarked;
