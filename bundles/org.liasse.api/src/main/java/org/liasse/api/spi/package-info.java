/** What a variant, or a bundle of infrastructure, offers as OSGi services. */
@org.osgi.annotation.versioning.Version("1.0.0")
@org.osgi.annotation.bundle.Export
package org.liasse.api.spi;
