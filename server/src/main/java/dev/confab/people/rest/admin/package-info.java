/// What administrators do with people. None of these methods is the original's.
@NullMarked
package dev.confab.people.rest.admin;

import org.jspecify.annotations.NullMarked;
