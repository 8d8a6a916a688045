/**
 * When somebody comes: what dossiers say of it, in whose calendars it is, and what these are read
 * by.
 */
package org.liasse.core.calendar;
