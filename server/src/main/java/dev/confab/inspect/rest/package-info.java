/// The methods of the scope `confab` about events. None of them is the original's.
@NullMarked
package dev.confab.inspect.rest;

import org.jspecify.annotations.NullMarked;
