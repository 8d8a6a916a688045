/** What people take along. */
package org.liasse.rest.export;
