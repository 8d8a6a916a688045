/** The words that every part of the product shares: keys, texts, languages and problems. */
@org.osgi.annotation.versioning.Version("1.0.0")
@org.osgi.annotation.bundle.Export
package org.liasse.api;
