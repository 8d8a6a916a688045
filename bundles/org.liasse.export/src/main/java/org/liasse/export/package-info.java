/** What people take along of dossiers, as files. */
package org.liasse.export;
