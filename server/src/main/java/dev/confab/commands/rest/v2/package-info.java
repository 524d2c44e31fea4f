/// The methods of commands, as the second generation of the API has them.
@NullMarked
package dev.confab.commands.rest.v2;

import org.jspecify.annotations.NullMarked;
