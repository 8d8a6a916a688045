/** What people take along: the files of a dossier, its summary, many dossiers in one file. */
@org.osgi.annotation.versioning.Version("1.0.0")
@org.osgi.annotation.bundle.Export
package org.liasse.api.export;
