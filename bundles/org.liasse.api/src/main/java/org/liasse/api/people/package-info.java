/** Who asks: accounts, offices, principals and sessions. */
@org.osgi.annotation.versioning.Version("1.0.0")
@org.osgi.annotation.bundle.Export
package org.liasse.api.people;
