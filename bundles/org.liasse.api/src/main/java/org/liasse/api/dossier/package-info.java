/** The doors of the core: what rest, console and variants ask of dossiers. */
@org.osgi.annotation.versioning.Version("1.0.0")
@org.osgi.annotation.bundle.Export
package org.liasse.api.dossier;
