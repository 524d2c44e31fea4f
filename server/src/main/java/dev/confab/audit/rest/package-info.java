/// The method that shows who changed what.
@NullMarked
package dev.confab.audit.rest;

import org.jspecify.annotations.NullMarked;
