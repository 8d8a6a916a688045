/** What a variant offers: kinds of dossier, all of it data but the conditions of its workflow. */
@org.osgi.annotation.versioning.Version("1.0.0")
@org.osgi.annotation.bundle.Export
package org.liasse.api.type;
