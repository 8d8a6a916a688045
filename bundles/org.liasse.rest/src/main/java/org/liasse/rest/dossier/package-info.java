/** Dossiers and what belongs to them, as resources. */
package org.liasse.rest.dossier;
