/** The aggregate, its use cases, access and timeline. */
package org.liasse.core.dossier;
