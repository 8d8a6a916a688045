/** Dossiers as tables: CSV, XLSX and ODS; and as they are, in JSON. */
package org.liasse.tables;
