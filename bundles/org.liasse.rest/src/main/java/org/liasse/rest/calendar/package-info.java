/** Calendars: who comes when, for programs and for people. */
package org.liasse.rest.calendar;
