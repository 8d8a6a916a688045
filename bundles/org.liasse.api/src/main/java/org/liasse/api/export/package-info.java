/** What goes out of the platform: tables of dossiers, archives, printed pages. */
@org.osgi.annotation.versioning.Version("1.0.0")
@org.osgi.annotation.bundle.Export
package org.liasse.api.export;
