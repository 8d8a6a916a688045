/** What is written to people: queued with what caused it, sent once, shown to operators. */
@org.osgi.annotation.versioning.Version("1.0.0")
@org.osgi.annotation.bundle.Export
package org.liasse.api.letter;
