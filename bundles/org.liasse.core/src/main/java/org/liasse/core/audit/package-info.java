/** Who read what, and what was erased by whom; for those who watch over dossiers. */
package org.liasse.core.audit;
