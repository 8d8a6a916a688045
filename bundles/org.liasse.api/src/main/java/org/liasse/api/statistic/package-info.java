/** Figures of the dossiers of a context or an office, kept up to date by the core. */
@org.osgi.annotation.versioning.Version("1.0.0")
@org.osgi.annotation.bundle.Export
package org.liasse.api.statistic;
