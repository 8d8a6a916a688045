/** Offices, accounts, passwords and sessions; and who a caller is. */
package org.liasse.core.people;
