/** Appointments as calendars have them: iCalendar (RFC 5545), invitations by mail (RFC 5546). */
@org.osgi.annotation.versioning.Version("1.0.0")
@org.osgi.annotation.bundle.Export
package org.liasse.api.calendar;
